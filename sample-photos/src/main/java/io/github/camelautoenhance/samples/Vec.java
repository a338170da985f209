/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.samples;

/** A point or direction in a room, in metres: x to the right, y up from the floor, z away from the camera. */
record Vec(double x, double y, double z) {

    Vec plus(Vec other) {
        return new Vec(x + other.x, y + other.y, z + other.z);
    }

    Vec times(double factor) {
        return new Vec(x * factor, y * factor, z * factor);
    }

    /** The point at this share of the way (0 to 1) to the other one. */
    Vec towards(Vec other, double share) {
        return times(1 - share).plus(other.times(share));
    }
}
