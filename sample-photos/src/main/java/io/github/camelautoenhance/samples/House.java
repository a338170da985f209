/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.samples;

import java.util.List;
import java.util.SplittableRandom;

/** The house from the street. */
final class House {

    private static final int BRICK = 0xb8a890;
    private static final int ROOF = 0x7a5044;

    private House() {}

    static Scene front() {
        Scene scene = new Scene(1.6, 22, -3, 0.62, true);
        sky(scene);
        Plane lawn = Plane.level(0);
        scene.rect(lawn, -60, 60, 0.3, 90, 0x6f8c4c, 0x94a878);
        hedge(scene, 30, 1.5, -30, 30, 0x5a7048);
        tree(scene, -11, 22, 7.5);
        tree(scene, 13, 24, 8.5);
        grass(scene);
        house(scene);
        // path to the door, drive to the garage
        scene.surface(
                List.of(
                        new Vec(-1.3, 0.01, 2),
                        new Vec(0.9, 0.01, 2),
                        new Vec(0.1, 0.01, 11.9),
                        new Vec(-1.1, 0.01, 11.9)),
                0xb0a898,
                0xc4bcae);
        scene.surface(
                List.of(
                        new Vec(3.2, 0.01, 2),
                        new Vec(9.5, 0.01, 2),
                        new Vec(7.2, 0.01, 12.2),
                        new Vec(4.3, 0.01, 12.2)),
                0x8c8c8a,
                0x9e9e9a);
        for (double z = 3; z < 11.5; z += 0.8) {
            scene.veil(Plane.level(0.012), -1.2, 0.8 - z * 0.06, z, z + 0.05, 0x504838, 0.3, 0.3);
        }
        hedge(scene, 11.6, 0.75, -4.9, -1.5, 0x4c6840);
        hedge(scene, 11.6, 0.6, 0.5, 3.4, 0x54703f);
        tree(scene, -6.4, 10, 4.6);
        flowers(scene);
        return scene;
    }

    private static void sky(Scene scene) {
        Plane far = Plane.facing(100);
        scene.rect(far, -160, 160, 0, 90, 0xe4eaf0, 0x8fb2dc);
        SplittableRandom random = new SplittableRandom(21);
        for (int cloud = 0; cloud < 9; cloud++) {
            double x = random.nextDouble(-80, 80);
            double y = random.nextDouble(20, 62);
            double length = random.nextDouble(6, 15);
            for (int i = 0; i < 60; i++) {
                double across = random.nextDouble(-1, 1);
                double thick = 1 - across * across;
                double radius = (0.5 + random.nextDouble(1.2)) * (0.4 + thick);
                scene.haze(
                        far,
                        x + across * length,
                        y + random.nextDouble(2.6) * thick,
                        radius * 1.8,
                        radius * 0.5,
                        2,
                        0.8,
                        0xf0f3f7);
            }
        }
    }

    private static void house(Scene scene) {
        double front = 12;
        double rear = 19;
        Plane wall = Plane.facing(front);
        scene.shadow(-5.2, 8.0, 11.3, 15);
        // garage first, as the house stands before it
        scene.box(3.6, 7.8, 0, 2.7, 12.6, 18, Scene.lit(BRICK, 0.96));
        scene.surface(
                List.of(
                        new Vec(3.4, 2.7, 12.3),
                        new Vec(8.05, 2.7, 12.3),
                        new Vec(7.8, 3.6, 15),
                        new Vec(3.6, 3.6, 15)),
                ROOF,
                Scene.lit(ROOF, 0.85));
        Plane gate = Plane.facing(12.58);
        scene.rect(gate, 4.3, 7.2, 0, 2.25, 0xb0b2b2, 0xd6d8d8);
        for (double y = 0.45; y < 2.2; y += 0.45) {
            scene.rect(gate, 4.3, 7.2, y, y + 0.03, 0x8a8c8c);
        }
        // the house: body, brick joints, gable to the street, roof edges, chimney
        scene.box(1.6, 2.3, 5.5, 8.4, 15, 15.7, 0x8a6a58);
        scene.surface(
                List.of(
                        new Vec(-5.6, 4.45, front),
                        new Vec(4.2, 4.45, front),
                        new Vec(-0.69, 8.3, front),
                        new Vec(-0.71, 8.3, front)),
                Scene.lit(ROOF, 0.4),
                Scene.lit(ROOF, 0.5));
        scene.box(-5, 3.6, 0, 4.6, front, rear, BRICK);
        scene.surface(
                List.of(
                        new Vec(-5, 4.6, front),
                        new Vec(3.6, 4.6, front),
                        new Vec(-0.69, 7.9, front),
                        new Vec(-0.71, 7.9, front)),
                Scene.lit(BRICK, 0.92),
                Scene.lit(BRICK, 0.98));
        for (double y = 0.3; y < 4.6; y += 0.15) {
            scene.veil(wall, -5, 3.6, y, y + 0.018, 0x5c5040, 0.28, 0.28);
        }
        scene.rect(wall, -5, 3.6, 0, 0.3, 0x6c6860, 0x7c7870);
        scene.surface(
                List.of(
                        new Vec(-5.6, 4.15, 11.6),
                        new Vec(-5.6, 4.5, 11.6),
                        new Vec(-0.7, 8.35, 11.6),
                        new Vec(-0.7, 7.9, 11.6)),
                ROOF,
                Scene.lit(ROOF, 1.15));
        scene.surface(
                List.of(
                        new Vec(4.2, 4.15, 11.6),
                        new Vec(4.2, 4.5, 11.6),
                        new Vec(-0.7, 8.35, 11.6),
                        new Vec(-0.7, 7.9, 11.6)),
                Scene.lit(ROOF, 0.8),
                Scene.lit(ROOF, 0.9));
        scene.veil(wall, -5, 3.6, 4.1, 4.6, 0x201810, 0, 0.25);
        for (double x : new double[] {-4.2, 1.2}) {
            pane(scene, wall, x, x + 1.6, 0.95, 2.3);
            pane(scene, wall, x + 0.1, x + 1.5, 3.1, 4.3);
        }
        pane(scene, wall, -1.4, 0, 3.1, 4.3);
        pane(scene, wall, -1.2, -0.2, 5.5, 6.6);
        // entrance
        Fittings.door(scene, wall, -1.15, -0.15, 0x7c3430);
        scene.box(-1.6, 0.3, 2.35, 2.5, 11.2, front, 0xdad8d0);
        scene.box(-1.5, 0.2, 0, 0.14, 11.5, front, 0x9c988e);
        for (double x : new double[] {-1.5, 0.2}) {
            scene.cylinder(x, 11.3, 0, 2.35, 0.07, 0.07, 0xe0ded6);
        }
        scene.light(new Vec(-0.65, 2.1, 11.8), 1.2, 0.35, 0xffe0a8);
    }

    /** A window seen from outside: dark room, reflected sky, light frame. */
    private static void pane(Scene scene, Plane wall, double u0, double u1, double v0, double v1) {
        scene.rect(wall, u0 - 0.1, u1 + 0.1, v0 - 0.1, v1 + 0.1, 0xd8d6ce, 0xe8e6e0);
        scene.rect(wall, u0, u1, v0, v1, 0x2c3438, 0x8098ac);
        scene.veil(wall, u0, u0 + 0.3, v0, v1, 0xf0e8dc, 0.5, 0.7);
        scene.veil(wall, u1 - 0.3, u1, v0, v1, 0xf0e8dc, 0.5, 0.7);
        double middle = (u0 + u1) / 2;
        scene.rect(wall, middle - 0.03, middle + 0.03, v0, v1, 0xe0ded6);
        scene.rect(wall, u0 - 0.15, u1 + 0.15, v0 - 0.18, v0 - 0.08, 0xc0bcb2, 0xd0ccc4);
    }

    private static void tree(Scene scene, double x, double z, double height) {
        SplittableRandom random = new SplittableRandom(Math.round(x * 100));
        scene.shadow(x - height * 0.3, x + height * 0.35, z - 0.8, z + 0.8);
        scene.cylinder(x, z, 0, height * 0.5, height * 0.035, height * 0.025, 0x6a5440);
        for (int i = 0; i < 260; i++) {
            double share = i / 260.0;
            double angle = random.nextDouble(2 * Math.PI);
            double reach = Math.sqrt(random.nextDouble()) * height * 0.3;
            double across = Math.cos(angle) * reach;
            double up = Math.sin(angle) * reach * 1.15;
            double size = height * (0.035 + random.nextDouble(0.03));
            double tone = 0.55 + 0.35 * share + 0.35 * (up - across) / height;
            int green = Scene.lit(0x6a8c46, tone);
            scene.oval(
                    Plane.facing(z - share),
                    x + across,
                    height * 0.66 + up,
                    size,
                    size * 0.8,
                    2,
                    Scene.lit(green, 0.75),
                    Scene.lit(green, 1.15));
        }
    }

    private static void hedge(Scene scene, double z, double height, double x0, double x1, int rgb) {
        SplittableRandom random = new SplittableRandom(Math.round(z * 10 + x0));
        scene.shadow(x0, x1, z - 0.3, z + 0.3);
        double size = height * 0.16;
        for (int row = 0; row < 6; row++) {
            double y = height - size - row * height * 0.16;
            for (double x = x0; x < x1; x += size * 1.1) {
                int green = Scene.lit(rgb, 0.8 + 0.28 * (y / height) + random.nextDouble(0.25));
                scene.oval(
                        Plane.facing(z - 0.02 * row),
                        x + random.nextDouble(size),
                        y + random.nextDouble(size),
                        size,
                        size,
                        2,
                        Scene.lit(green, 0.7),
                        Scene.lit(green, 1.1));
            }
        }
    }

    /** Tufts that get denser with distance, as on a real lawn. */
    private static void grass(Scene scene) {
        SplittableRandom random = new SplittableRandom(33);
        for (int i = 0; i < 2600; i++) {
            double z = 2.4 + 20 * random.nextDouble() * random.nextDouble();
            double x = random.nextDouble(-1, 1) * (2 + z);
            double height = 0.04 + random.nextDouble(0.05);
            int green = Scene.lit(0x7a9850, 0.75 + random.nextDouble(0.45));
            scene.rod(new Vec(x, 0, z), new Vec(x + random.nextDouble(-0.05, 0.05), height, z), 0.02, green);
        }
    }

    private static void flowers(Scene scene) {
        SplittableRandom random = new SplittableRandom(8);
        int[] colours = {0xd8b848, 0xc86a78, 0xe4dcd4, 0xb078b0};
        for (int i = 0; i < 90; i++) {
            double x = random.nextDouble(-4.8, 3.2);
            if (x < -1.7 || x > 0.7) {
                double y = 0.12 + random.nextDouble(0.22);
                scene.oval(
                        Plane.facing(11.2),
                        x,
                        y,
                        0.05,
                        0.045,
                        2,
                        Scene.lit(colours[i % colours.length], 0.8),
                        colours[i % colours.length]);
            }
        }
    }
}
