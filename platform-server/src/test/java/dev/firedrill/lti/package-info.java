/** LTI, tested against a platform that stands here: its own keys, pages and services. */
@NullMarked
package dev.firedrill.lti;

import org.jspecify.annotations.NullMarked;
