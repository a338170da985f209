/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability.kill;

/** Where in its uploads the process is killed. */
enum KillPoint {
    /** Records are there, and not a byte of their photos was asked for. */
    BETWEEN_CREATE_AND_PUT,
    /** Some bytes of a photo have arrived, not all. */
    WITHIN_PUT,
    /** Photos have arrived; no file was moved and no message acknowledged yet. */
    AFTER_PUT,
    /** Whatever is under way just then. */
    ANY_MOMENT
}
