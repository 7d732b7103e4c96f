/** The database of the platform: brought along or yours, migrated, with two pools. */
@NullMarked
package dev.firedrill.app.database;

import org.jspecify.annotations.NullMarked;
