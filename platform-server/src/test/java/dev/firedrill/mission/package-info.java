@NullMarked
package dev.firedrill.mission;

import org.jspecify.annotations.NullMarked;
