@NullMarked
package dev.firedrill.traffic.profile;

import org.jspecify.annotations.NullMarked;
