/** Signing in, staying signed in and no longer being. */
@NullMarked
package dev.firedrill.auth;

import org.jspecify.annotations.NullMarked;
