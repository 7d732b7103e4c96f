/** Grade passback against the test's own platform. */
@NullMarked
package dev.firedrill.lti.sync;

import org.jspecify.annotations.NullMarked;
