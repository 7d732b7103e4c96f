/** Who is asking and what they may do. */
@NullMarked
package dev.firedrill.auth;

import org.jspecify.annotations.NullMarked;
