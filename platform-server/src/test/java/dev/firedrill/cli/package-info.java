@NullMarked
package dev.firedrill.cli;

import org.jspecify.annotations.NullMarked;
