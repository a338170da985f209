/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.samples;

import java.util.List;
import java.util.SplittableRandom;

/** What more than one room has: the shell with its floor, windows, doors, curtains, pictures, lamps, plants. */
final class Fittings {

    private static final int WHITE = 0xe6e4de;
    private static final int STEEL = 0x9a9c9c;

    private Fittings() {}

    /** Ceiling, side walls and back wall of an empty room, with skirting boards and the dark corners of a real one. */
    static void shell(Scene scene, double left, double right, double height, double depth, int wall) {
        scene.rect(Plane.level(height), left, right, 0, depth, Scene.lit(WHITE, 0.95), Scene.lit(WHITE, 0.8));
        Plane back = Plane.facing(depth);
        scene.rect(back, left, right, 0, height, Scene.lit(wall, 0.8), Scene.lit(wall, 0.92));
        for (double x : new double[] {left, right}) {
            Plane side = Plane.side(x);
            double shade = x == left ? 0.86 : 0.74;
            scene.rect(side, 0, depth, 0, height, Scene.lit(wall, shade), Scene.lit(wall, shade + 0.1));
            scene.veil(side.turned(), 0, height, depth - 0.9, depth, 0x30281c, 0, 0.2);
            scene.rect(side, 0, depth, 0, 0.09, Scene.lit(WHITE, 0.82), Scene.lit(WHITE, 0.9));
        }
        scene.veil(back, left, right, height - 0.45, height, 0x30281c, 0, 0.14);
        scene.veil(back.turned(), 0, height, left, left + 0.6, 0x30281c, 0.16, 0);
        scene.veil(back.turned(), 0, height, right - 0.6, right, 0x30281c, 0, 0.16);
        scene.rect(back, left, right, 0, 0.09, Scene.lit(WHITE, 0.8), Scene.lit(WHITE, 0.88));
    }

    /** Floor boards that run away from the camera. */
    static void boards(Scene scene, double left, double right, double depth, int rgb) {
        SplittableRandom random = new SplittableRandom(7);
        Plane floor = Plane.level(0);
        scene.rect(floor, left, right, 0, depth, Scene.lit(rgb, 0.55));
        double width = 0.16;
        for (double x = left; x < right; x += width) {
            double z = -random.nextDouble(1.4);
            while (z < depth) {
                double end = Math.min(depth, z + 1.4);
                int colour = Scene.lit(rgb, 0.86 + random.nextDouble(0.2));
                scene.rect(
                        floor, x + 0.004, Math.min(right, x + width), z + 0.004, end, colour, Scene.lit(colour, 0.95));
                z = end;
            }
        }
        scene.veil(floor, left, right, depth - 0.6, depth, 0x20180c, 0, 0.22);
    }

    /** Square tiles on any surface. */
    static void tiles(Scene scene, Plane plane, double u0, double u1, double v0, double v1, double size, int rgb) {
        SplittableRandom random = new SplittableRandom(11);
        scene.rect(plane, u0, u1, v0, v1, Scene.lit(rgb, 0.72));
        double joint = 0.008;
        for (double u = u0; u < u1 - joint; u += size) {
            for (double v = v0; v < v1 - joint; v += size) {
                int colour = Scene.lit(rgb, 0.92 + random.nextDouble(0.1));
                scene.rect(
                        plane,
                        u + joint,
                        Math.min(u1, u + size),
                        v + joint,
                        Math.min(v1, v + size),
                        colour,
                        Scene.lit(colour, 1.03));
            }
        }
    }

    /** A window with a view of sky, trees and lawn; it lights its surroundings. */
    static void window(Scene scene, Plane wall, double u0, double u1, double v0, double v1) {
        double height = v1 - v0;
        scene.rect(wall, u0 - 0.08, u1 + 0.08, v0 - 0.08, v1 + 0.08, Scene.lit(WHITE, 0.86), WHITE);
        scene.rect(wall, u0, u1, v0 + height * 0.3, v1, 0xf2f7fc, 0xcfe2f8);
        scene.rect(wall, u0, u1, v0, v0 + height * 0.32, 0xb8cf92, 0xd4e2bc);
        SplittableRandom random = new SplittableRandom(3);
        for (double u = u0 + 0.1; u < u1 - 0.1; u += 0.09) {
            double size = Math.min(0.06 + random.nextDouble(0.1), Math.min(u - u0, u1 - u));
            double v = v0 + height * 0.3 + random.nextDouble(0.09);
            scene.oval(wall, u, v, size, size * 1.15, 2, 0x86a06c, 0xc3d5a4);
        }
        int bar = Scene.lit(WHITE, 0.9);
        double middle = (u0 + u1) / 2;
        scene.rect(wall, middle - 0.035, middle + 0.035, v0, v1, bar);
        scene.rect(wall, u0, u1, v0 + height * 0.68, v0 + height * 0.68 + 0.04, bar);
        scene.rect(wall, u0 - 0.12, u1 + 0.12, v0 - 0.1, v0 - 0.04, Scene.lit(WHITE, 0.98), WHITE);
        scene.light(wall.at(middle, (v0 + v1) / 2), 1.5 + (u1 - u0) / 3, 0.55, 0xe8f2ff);
    }

    /** Sunlight that falls through a window onto the floor, the far end shifted sideways by the sun. */
    static void sunlight(Scene scene, double x0, double x1, double z0, double z1, double shift) {
        for (int i = 0; i < 3; i++) {
            double grow = 0.03 * i;
            Plane slanted = new Plane(new Vec(0, 0, 0), new Vec(1, 0, 0), new Vec(shift, 0, 1));
            double middle = (x0 + x1) / 2;
            scene.veil(slanted, x0 - grow, middle - 0.05 + grow, z0 - grow, z1 + grow, 0xfff0d0, 0.12, 0.2);
            scene.veil(slanted, middle + 0.05 - grow, x1 + grow, z0 - grow, z1 + grow, 0xfff0d0, 0.12, 0.2);
        }
    }

    static void curtain(Scene scene, Plane wall, double u0, double u1, double v0, double v1, int rgb) {
        int folds = Math.max(3, (int) Math.round((u1 - u0) / 0.09));
        double width = (u1 - u0) / folds;
        for (int i = 0; i < folds; i++) {
            double u = u0 + i * width;
            for (int part = 0; part < 5; part++) {
                double tone = 0.78 + 0.24 * Math.sin(Math.PI * (part + 0.5) / 5);
                scene.rect(
                        wall,
                        u + width * part / 5,
                        u + width * (part + 1.1) / 5,
                        v0,
                        v1,
                        Scene.lit(rgb, tone * 0.9),
                        Scene.lit(rgb, tone));
            }
        }
    }

    static void rail(Scene scene, Plane wall, double u0, double u1, double v) {
        scene.rod(wall.at(u0, v), wall.at(u1, v), 0.03, 0x4a4038);
    }

    /** A framed landscape in two colours. */
    static void picture(Scene scene, Plane wall, double u0, double u1, double v0, double v1, int sky, int land) {
        double frame = 0.03;
        double mount = 0.11;
        scene.shadow(wall, (u0 + u1) / 2 + 0.02, (v0 + v1) / 2 - 0.03, (u1 - u0) / 2, (v1 - v0) / 2, 0.03);
        scene.rect(wall, u0, u1, v0, v1, 0x2c2622, 0x40382f);
        scene.rect(wall, u0 + frame, u1 - frame, v0 + frame, v1 - frame, 0xd6d2c8, 0xe2dfd6);
        scene.rect(wall, u0 + mount, u1 - mount, v0 + mount, v1 - mount, Scene.lit(sky, 0.9), Scene.lit(sky, 1.2));
        double horizon = v0 + mount + (v1 - v0 - 2 * mount) * 0.42;
        scene.rect(wall, u0 + mount, u1 - mount, v0 + mount, horizon, Scene.lit(land, 0.7), land);
        scene.surface(
                List.of(
                        wall.at(u0 + mount, horizon),
                        wall.at(u1 - mount - 0.1, horizon),
                        wall.at(u0 + (u1 - u0) * 0.5, horizon + 0.13),
                        wall.at(u0 + (u1 - u0) * 0.42, horizon + 0.15)),
                Scene.lit(land, 0.8),
                Scene.lit(land, 1.25));
    }

    /** A panelled door leaf with its frame; the handle is on the side of u1. */
    static void door(Scene scene, Plane wall, double u0, double u1, int rgb) {
        double height = 2.05;
        scene.rect(wall, u0 - 0.09, u1 + 0.09, 0, height + 0.09, Scene.lit(WHITE, 0.84), Scene.lit(WHITE, 0.94));
        scene.rect(wall, u0, u1, 0, height, Scene.lit(rgb, 0.82), Scene.lit(rgb, 0.94));
        double[][] panels = {{0.15, 0.85}, {1.05, 1.9}};
        for (double[] panel : panels) {
            scene.rect(wall, u0 + 0.12, u1 - 0.12, panel[0], panel[1], Scene.lit(rgb, 0.66), Scene.lit(rgb, 0.7));
            scene.rect(
                    wall,
                    u0 + 0.14,
                    u1 - 0.135,
                    panel[0] + 0.02,
                    panel[1] - 0.015,
                    Scene.lit(rgb, 0.84),
                    Scene.lit(rgb, 0.95));
        }
        scene.rod(wall.at(u1 - 0.06, 1.0), wall.at(u1 - 0.17, 1.0), 0.028, STEEL);
    }

    /** A row of cupboard fronts with handles, on the front of a body. */
    static void fronts(Scene scene, Plane plane, double u0, double u1, double v0, double v1, int count, int rgb) {
        double width = (u1 - u0) / count;
        for (int i = 0; i < count; i++) {
            double u = u0 + i * width;
            scene.rect(plane, u, u + width, v0, v1, Scene.lit(rgb, 0.5));
            scene.rect(
                    plane,
                    u + 0.008,
                    u + width - 0.008,
                    v0 + 0.008,
                    v1 - 0.008,
                    Scene.lit(rgb, 0.82),
                    Scene.lit(rgb, 0.96));
            double handle = v0 < 1 ? v1 - 0.07 : v0 + 0.07;
            scene.rod(plane.at(u + width * 0.3, handle), plane.at(u + width * 0.7, handle), 0.018, 0x6c6c6a);
        }
    }

    /** A shaded lamp that is switched on, standing at the height y. */
    static void lamp(Scene scene, double x, double z, double y, double height, double radius) {
        scene.cylinder(x, z, y, y + 0.02, radius * 0.6, radius * 0.6, 0x5c5248);
        scene.rod(new Vec(x, y, z), new Vec(x, y + height * 0.8, z), 0.03, 0x5c5248);
        scene.cylinder(x, z, y + height - radius * 1.4, y + height, radius, radius * 0.7, 0xf0dcae);
        scene.light(new Vec(x, y + height - radius * 0.6, z), 0.7, 1.6, 0xffcf90);
    }

    /** A pot with long bent leaves. */
    static void plant(Scene scene, double x, double z, double y, double height) {
        SplittableRandom random = new SplittableRandom(5);
        double pot = height * 0.22;
        for (int i = 0; i < 26; i++) {
            double side = random.nextDouble(-1, 1);
            double reach = height * 0.42 * side;
            double top = y + pot + (height - pot) * (1 - 0.35 * Math.abs(side) - random.nextDouble(0.3));
            Vec root = new Vec(x + reach * 0.08, y + pot, z);
            Vec bend = new Vec(x + reach * 0.45, top, z);
            Vec tip = new Vec(x + reach, top - height * 0.16 * Math.abs(side), z);
            double width = height * 0.035;
            int green = Scene.lit(0x5f8a4a, 0.65 + random.nextDouble(0.55));
            scene.surface(
                    List.of(root, bend.plus(new Vec(-width, 0, 0)), tip, bend.plus(new Vec(width, -width, 0))),
                    Scene.lit(green, 0.7),
                    green);
        }
        scene.cylinder(x, z, y, y + pot, pot * 0.55, pot * 0.7, 0xb98a6a);
    }

    static void cushion(Scene scene, double x, double y, double z, double radiusX, double radiusY, int rgb) {
        Plane plane = Plane.facing(z);
        scene.shadow(plane, x, y - 0.02, radiusX, radiusY, 0.03);
        scene.oval(plane, x, y, radiusX, radiusY, 3.4, Scene.lit(rgb, 0.74), Scene.lit(rgb, 1.06));
    }
}
