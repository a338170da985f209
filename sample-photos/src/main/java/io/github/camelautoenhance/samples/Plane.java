/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.samples;

/** A wall, floor or front on which one draws with two coordinates in metres. */
record Plane(Vec origin, Vec u, Vec v) {

    /** Parallel to the picture, at depth z: u runs right, v up. */
    static Plane facing(double z) {
        return new Plane(new Vec(0, 0, z), new Vec(1, 0, 0), new Vec(0, 1, 0));
    }

    /** A side wall at x: u runs away from the camera, v up. */
    static Plane side(double x) {
        return new Plane(new Vec(x, 0, 0), new Vec(0, 0, 1), new Vec(0, 1, 0));
    }

    /** Floor, table top or ceiling at height y: u runs right, v away from the camera. */
    static Plane level(double y) {
        return new Plane(new Vec(0, y, 0), new Vec(1, 0, 0), new Vec(0, 0, 1));
    }

    /** The same surface with its axes swapped, for what changes along the other one. */
    Plane turned() {
        return new Plane(origin, v, u);
    }

    Vec at(double uMetres, double vMetres) {
        return origin.plus(u.times(uMetres)).plus(v.times(vMetres));
    }
}
