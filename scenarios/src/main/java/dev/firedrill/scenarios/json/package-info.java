/** How scenarios and run plans are written as JSON. */
@NullMarked
package dev.firedrill.scenarios.json;

import org.jspecify.annotations.NullMarked;
