/** How fast open pages are told, at what cost, and whether they are told everything. */
@NullMarked
package dev.firedrill.app.bench.live;

import org.jspecify.annotations.NullMarked;
