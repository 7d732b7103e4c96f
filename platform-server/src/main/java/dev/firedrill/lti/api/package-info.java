/** LTI registrations and grade passback over HTTP. */
@NullMarked
package dev.firedrill.lti.api;

import org.jspecify.annotations.NullMarked;
