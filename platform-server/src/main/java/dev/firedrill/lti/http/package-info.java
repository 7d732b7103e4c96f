/** What is asked of platforms over HTTP. */
@NullMarked
package dev.firedrill.lti.http;

import org.jspecify.annotations.NullMarked;
