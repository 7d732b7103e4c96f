/**
 * What a release is made of: runnable jars, archives with a manifest, references to images. Nothing
 * that is uploaded is trusted before it was inspected, nor run before its bytes were checked again.
 */
@NullMarked
package dev.firedrill.bot.artifact;

import org.jspecify.annotations.NullMarked;
