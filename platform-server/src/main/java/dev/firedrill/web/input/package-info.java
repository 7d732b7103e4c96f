/** What a request must be before a resource sees it: a body of bounds, members, readable times. */
@NullMarked
package dev.firedrill.web.input;

import org.jspecify.annotations.NullMarked;
