/** Changes of what an environment runs: asked for, followed, recorded. */
@NullMarked
package dev.firedrill.bot.deploy;

import org.jspecify.annotations.NullMarked;
