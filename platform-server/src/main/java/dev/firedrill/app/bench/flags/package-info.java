/** How fast and cheaply bots learn of a switched flag. */
@NullMarked
package dev.firedrill.app.bench.flags;

import org.jspecify.annotations.NullMarked;
