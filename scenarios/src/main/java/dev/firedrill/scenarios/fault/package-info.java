/** The faults that scenarios can name, with the shape of their arguments. */
@NullMarked
package dev.firedrill.scenarios.fault;

import org.jspecify.annotations.NullMarked;
