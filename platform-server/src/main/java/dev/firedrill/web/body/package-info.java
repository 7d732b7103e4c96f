/** What a request body must be before a resource sees it: small enough, present and complete. */
@NullMarked
package dev.firedrill.web.body;

import org.jspecify.annotations.NullMarked;
