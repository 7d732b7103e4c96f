/** The class at a glance: who is hurting, how far every team is, and who needs staff now. */
@NullMarked
package dev.firedrill.mission;

import org.jspecify.annotations.NullMarked;
