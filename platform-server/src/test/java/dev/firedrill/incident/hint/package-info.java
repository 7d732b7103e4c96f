@NullMarked
package dev.firedrill.incident.hint;

import org.jspecify.annotations.NullMarked;
