/** The class at a glance, read from PostgreSQL. */
@NullMarked
package dev.firedrill.mission.persistence;

import org.jspecify.annotations.NullMarked;
