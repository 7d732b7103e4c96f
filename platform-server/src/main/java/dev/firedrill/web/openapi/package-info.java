/** The REST API as an OpenAPI 3.1 document, read from the resource classes. */
@NullMarked
package dev.firedrill.web.openapi;

import org.jspecify.annotations.NullMarked;
