/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.samples;

import java.time.OffsetDateTime;

/**
 * How a picture was taken: what is written into its EXIF block and what the picture shows.
 *
 * @param exposureBias in EV against what the scene needs; -2 is two stops darker
 * @param warmth white balance error: 0 neutral, 0.2 clearly yellow, -0.2 clearly blue
 * @param exposureDenominator 60 stands for 1/60 s
 * @param noise deviation of the sensor noise in 8-bit steps
 */
record Shot(
        double exposureBias,
        double warmth,
        int exposureDenominator,
        int iso,
        double focalLength,
        double noise,
        OffsetDateTime takenAt) {}
