/**
 * What people add to the record: notes at a moment and pins on facts. The record itself never
 * changes.
 */
@NullMarked
package dev.firedrill.timeline;

import org.jspecify.annotations.NullMarked;
