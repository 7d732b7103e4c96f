@NullMarked
package dev.firedrill.traffic.crowd;

import org.jspecify.annotations.NullMarked;
