@NullMarked
package dev.firedrill.auth.token;

import org.jspecify.annotations.NullMarked;
