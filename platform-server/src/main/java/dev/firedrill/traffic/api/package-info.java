/** Load as staff see it over REST. */
@NullMarked
package dev.firedrill.traffic.api;

import org.jspecify.annotations.NullMarked;
