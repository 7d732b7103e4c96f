/** The API as generated clients see it. */
@NullMarked
package dev.firedrill.web.openapi;

import org.jspecify.annotations.NullMarked;
