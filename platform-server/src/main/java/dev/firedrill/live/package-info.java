/** One resumable stream of events per browser, filtered by who may see what. */
@NullMarked
package dev.firedrill.live;

import org.jspecify.annotations.NullMarked;
