@NullMarked
package dev.firedrill.workspace;

import org.jspecify.annotations.NullMarked;
