@NullMarked
package dev.firedrill.web.security;

import org.jspecify.annotations.NullMarked;
