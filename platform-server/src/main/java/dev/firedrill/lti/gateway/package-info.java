/** Where platforms send people: sign-in, launch and our public keys. */
@NullMarked
package dev.firedrill.lti.gateway;

import org.jspecify.annotations.NullMarked;
