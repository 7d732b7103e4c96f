@NullMarked
package dev.firedrill.kernel.persistence;

import org.jspecify.annotations.NullMarked;
