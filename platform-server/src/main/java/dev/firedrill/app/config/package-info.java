/** The configuration file, typed and checked. */
@NullMarked
package dev.firedrill.app.config;

import org.jspecify.annotations.NullMarked;
