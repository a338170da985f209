/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.samples;

import java.util.List;

/** The rooms to live and cook in. */
final class Interiors {

    private static final int OAK = 0xb98f60;
    private static final int STEEL = 0xb4b8ba;

    private Interiors() {}

    static Scene kitchen() {
        Scene scene = new Scene(1.4, 18, -7, 0.47, false);
        Plane back = Plane.facing(4.6);
        Fittings.tiles(scene, Plane.level(0), -2.6, 2.4, 0, 4.6, 0.5, 0xb4b0a8);
        Fittings.shell(scene, -2.6, 2.4, 2.6, 4.6, 0xdcd8cc);
        Fittings.tiles(scene, back, -1.9, 1.5, 0.92, 1.5, 0.12, 0xe2e4e0);
        Fittings.window(scene, back, -0.75, 0.65, 1.12, 2.1);
        int cupboard = 0x6d8790;
        // along the back wall: base units, worktop, sink and tap, cooker with hood, wall units
        scene.shadow(-1.9, 1.5, 3.95, 4.5);
        scene.box(-1.9, 1.5, 0.1, 0.88, 4.0, 4.6, cupboard);
        Fittings.fronts(scene, Plane.facing(4.0), -1.9, 1.5, 0.12, 0.86, 6, cupboard);
        scene.box(-1.92, 1.52, 0.88, 0.93, 3.96, 4.6, 0xc8a878);
        scene.rect(Plane.facing(3.99), -1.8, -1.26, 0.16, 0.82, 0x1c1e20, 0x34383a);
        scene.rect(Plane.facing(3.985), -1.72, -1.34, 0.24, 0.6, 0x3a3028, 0x5a4630);
        scene.rod(new Vec(-1.74, 0.68, 3.98), new Vec(-1.32, 0.68, 3.98), 0.022, STEEL);
        scene.rect(Plane.level(0.935), -1.8, -1.25, 4.06, 4.5, 0x202224);
        scene.oval(Plane.level(0.935), -0.05, 4.25, 0.34, 0.17, 6, 0x70767a, 0xa6acb0);
        scene.rod(new Vec(-0.05, 0.93, 4.46), new Vec(-0.05, 1.2, 4.46), 0.03, STEEL);
        scene.rod(new Vec(-0.05, 1.2, 4.46), new Vec(-0.05, 1.2, 4.28), 0.03, STEEL);
        scene.box(-1.9, -0.95, 1.5, 2.2, 4.25, 4.6, cupboard);
        Fittings.fronts(scene, Plane.facing(4.25), -1.9, -0.95, 1.72, 2.2, 2, cupboard);
        scene.surface(
                List.of(
                        new Vec(-1.9, 1.5, 4.1),
                        new Vec(-1.1, 1.5, 4.1),
                        new Vec(-1.3, 1.72, 4.2),
                        new Vec(-1.7, 1.72, 4.2)),
                0x84888a,
                0xaeb2b4);
        scene.box(0.9, 1.5, 1.5, 2.2, 4.25, 4.6, cupboard);
        Fittings.fronts(scene, Plane.facing(4.25), 0.9, 1.5, 1.5, 2.2, 1, cupboard);
        Fittings.plant(scene, 1.1, 4.3, 0.93, 0.42);
        scene.cylinder(0.75, 4.25, 0.93, 1.12, 0.07, 0.08, 0xc05840);
        // the fridge on the right
        scene.shadow(1.55, 2.4, 3.8, 4.5);
        scene.box(1.56, 2.36, 0.05, 2.05, 3.9, 4.6, STEEL);
        scene.rect(Plane.facing(3.89), 1.58, 2.34, 0.08, 0.78, 0x8e9294, 0xaab0b2);
        scene.rect(Plane.facing(3.89), 1.58, 2.34, 0.8, 2.03, 0x989c9e, 0xc4c8ca);
        scene.rod(new Vec(1.64, 0.95, 3.86), new Vec(1.64, 1.6, 3.86), 0.03, 0x707476);
        // lamps over the island
        for (double x : new double[] {-0.9, 0.1}) {
            scene.rod(new Vec(x, 2.6, 2.7), new Vec(x, 1.98, 2.7), 0.012, 0x303030);
            scene.cylinder(x, 2.7, 1.8, 1.98, 0.17, 0.05, 0x38404a);
            scene.oval(Plane.level(1.8), x, 2.7, 0.15, 0.15, 2, 0xfff0c8, 0xfff4d8);
            scene.light(new Vec(x, 1.7, 2.7), 0.55, 0.5, 0xffdca0);
        }
        // the island with fruit, and two stools before it
        scene.shadow(-1.4, 0.6, 2.2, 3.0);
        scene.box(-1.3, 0.5, 0.05, 0.88, 2.4, 3.0, 0xd8d6d0);
        Fittings.fronts(scene, Plane.facing(2.395), -1.3, 0.5, 0.1, 0.86, 3, 0xd8d6d0);
        scene.veil(Plane.facing(2.39), -1.3, 0.5, 0.5, 0.88, 0x000000, 0, 0.3);
        scene.box(-1.45, 0.65, 0.88, 0.93, 2.25, 3.05, OAK);
        scene.oval(Plane.level(0.94), -0.3, 2.65, 0.24, 0.2, 2, 0xe0dcd0, 0xf0ece4);
        int[] fruit = {0xd89028, 0xc84830, 0x94a838, 0xd89028, 0xd4a030};
        for (int i = 0; i < fruit.length; i++) {
            scene.oval(
                    Plane.facing(2.68 - 0.02 * i),
                    -0.44 + 0.07 * i,
                    0.99 + 0.03 * (i % 2),
                    0.055,
                    0.055,
                    2,
                    Scene.lit(fruit[i], 0.6),
                    Scene.lit(fruit[i], 1.15));
        }
        for (double x : new double[] {-0.95, 0.1}) {
            stool(scene, x, 1.95);
        }
        return scene;
    }

    private static void stool(Scene scene, double x, double z) {
        scene.shadow(x - 0.17, x + 0.17, z - 0.15, z + 0.15);
        for (double dx : new double[] {-0.17, 0.17}) {
            scene.rod(new Vec(x + dx, 0, z + 0.14), new Vec(x + dx * 0.7, 0.63, z + 0.1), 0.028, 0x30302e);
            scene.rod(new Vec(x + dx, 0, z - 0.14), new Vec(x + dx * 0.7, 0.63, z - 0.1), 0.028, 0x3a3a38);
        }
        scene.rod(new Vec(x - 0.15, 0.22, z - 0.13), new Vec(x + 0.15, 0.22, z - 0.13), 0.02, 0x3a3a38);
        scene.cylinder(x, z, 0.62, 0.67, 0.19, 0.19, 0x8a6238);
    }

    static Scene livingRoom() {
        Scene scene = new Scene(1.3, 17, 6, 0.48, true);
        Plane back = Plane.facing(5.2);
        Plane left = Plane.side(-2.5);
        Fittings.boards(scene, -2.5, 2.9, 5.2, 0xa9794c);
        Fittings.shell(scene, -2.5, 2.9, 2.6, 5.2, 0xd9d2c2);
        Fittings.window(scene, left, 2.1, 4.3, 0.5, 2.2);
        Fittings.rail(scene, left, 1.5, 4.9, 2.35);
        Fittings.curtain(scene, left, 1.55, 2.05, 0.03, 2.33, 0xb9b29c);
        Fittings.curtain(scene, left, 4.35, 4.8, 0.03, 2.33, 0xb9b29c);
        Fittings.sunlight(scene, -2.1, -0.9, 2.2, 3.9, -0.2);
        Fittings.picture(scene, back, -0.75, 0.35, 1.35, 2.1, 0x9fb4c0, 0x6f7d5a);
        Fittings.picture(scene, back, 0.55, 1.1, 1.4, 2.05, 0xd0b08c, 0x8a5a3c);
        Fittings.lamp(scene, -1.75, 4.8, 0, 1.65, 0.24);
        // rug, sofa, cushions
        scene.oval(Plane.level(0.006), 0.1, 3.1, 1.75, 1.0, 9, 0x7f4a40, 0x7a4c44);
        scene.oval(Plane.level(0.008), 0.1, 3.1, 1.62, 0.88, 9, 0xb8a48c, 0xa8947c);
        scene.oval(Plane.level(0.01), 0.1, 3.1, 1.5, 0.78, 9, 0x86544a, 0x80564c);
        int cloth = 0x5e7480;
        scene.shadow(-1.3, 1.5, 3.8, 4.9);
        scene.box(-1.25, 1.45, 0.35, 0.86, 4.65, 4.95, cloth);
        scene.box(-1.25, 1.45, 0.08, 0.36, 4.0, 4.7, cloth);
        for (int i = 0; i < 3; i++) {
            double x = -0.58 + i * 0.68;
            scene.oval(Plane.facing(4.62), x, 0.68, 0.335, 0.24, 5, Scene.lit(cloth, 0.8), Scene.lit(cloth, 1.1));
            scene.oval(Plane.level(0.45), x, 4.3, 0.335, 0.33, 7, Scene.lit(cloth, 1.05), Scene.lit(cloth, 0.85));
            scene.oval(Plane.facing(3.97), x, 0.38, 0.335, 0.085, 6, Scene.lit(cloth, 0.72), Scene.lit(cloth, 1.05));
        }
        scene.box(-1.27, -0.95, 0.06, 0.62, 3.95, 4.9, cloth);
        scene.box(1.14, 1.47, 0.06, 0.62, 3.95, 4.9, cloth);
        Fittings.cushion(scene, -0.6, 0.63, 4.45, 0.23, 0.21, 0xc08a3c);
        Fittings.cushion(scene, 0.85, 0.63, 4.45, 0.23, 0.21, 0xd8cfc0);
        // sideboard with television on the right
        scene.shadow(2.3, 2.9, 2.5, 4.4);
        scene.box(2.4, 2.9, 0.12, 0.55, 2.5, 4.4, OAK);
        Fittings.fronts(scene, Plane.side(2.395), 2.52, 4.38, 0.15, 0.53, 4, OAK);
        Plane screen = Plane.side(2.78);
        scene.rect(screen, 2.75, 4.15, 0.62, 1.42, 0x101214, 0x181c20);
        scene.veil(screen, 3.3, 4.12, 0.65, 1.39, 0x8fa8c0, 0.05, 0.22);
        scene.rect(Plane.side(2.77), 3.3, 3.6, 0.55, 0.63, 0x202224);
        Fittings.plant(scene, 2.35, 4.85, 0, 1.35);
        // coffee table
        scene.shadow(-0.55, 0.75, 2.7, 3.35);
        for (double x : new double[] {-0.5, 0.7}) {
            scene.rod(new Vec(x, 0, 3.35), new Vec(x, 0.38, 3.3), 0.045, 0x5a4028);
            scene.rod(new Vec(x, 0, 2.72), new Vec(x, 0.38, 2.76), 0.045, 0x6a4c30);
        }
        scene.box(-0.6, 0.8, 0.38, 0.43, 2.65, 3.4, OAK);
        scene.box(-0.3, 0.05, 0.43, 0.46, 2.85, 3.1, 0x3e5c74);
        scene.box(-0.27, 0.02, 0.46, 0.485, 2.87, 3.08, 0xd4ccb8);
        scene.cylinder(0.45, 3.05, 0.43, 0.58, 0.06, 0.09, 0xe0dcd4);
        return scene;
    }

    static Scene hallway() {
        Scene scene = new Scene(1.4, 20, 3, 0.47, true);
        double end = 7.5;
        Plane left = Plane.side(-1.0);
        Plane right = Plane.side(1.15);
        Plane back = Plane.facing(end);
        Fittings.boards(scene, -1.0, 1.15, end, 0x9c7048);
        Fittings.shell(scene, -1.0, 1.15, 2.55, end, 0xd8cdb8);
        // the entrance door at the end, with glass
        Fittings.door(scene, back, -0.4, 0.55, 0x54483c);
        scene.rect(back, -0.2, 0.35, 1.05, 1.9, 0xe4f0e4, 0xf4f8fc);
        scene.rect(back, 0.05, 0.1, 1.05, 1.9, 0x54483c);
        scene.light(back.at(0.07, 1.4), 0.8, 0.9, 0xeef6ff);
        scene.veil(Plane.level(0), -0.25, 0.4, 5.2, 7.4, 0xf4f8ff, 0.02, 0.35);
        Fittings.door(scene, left, 2.6, 3.45, 0xdedad0);
        Fittings.door(scene, left, 5.1, 5.9, 0xdedad0);
        Fittings.door(scene, right, 4.3, 5.15, 0xdedad0);
        Fittings.picture(scene, left, 4.0, 4.65, 1.25, 1.95, 0xb4c4c8, 0x607850);
        // runner
        scene.rect(Plane.level(0.004), -0.42, 0.58, 0.3, 6.6, 0x6a3430, 0x5c302c);
        scene.rect(Plane.level(0.006), -0.36, 0.52, 0.3, 6.54, 0xa08468, 0x8a7058);
        scene.rect(Plane.level(0.008), -0.31, 0.47, 0.3, 6.48, 0x743a34, 0x64342e);
        // ceiling lamps
        for (double z : new double[] {5.6, 3.4}) {
            scene.oval(Plane.level(2.53), 0.07, z, 0.24, 0.24, 2, 0xfff0cc, 0xfffaf0);
            scene.light(new Vec(0.07, 2.4, z), 0.9, 0.75, 0xffd8a0);
        }
        // coat rack with coats, mirror and console on the right
        scene.rect(right, 1.5, 2.45, 1.68, 1.78, OAK, Scene.lit(OAK, 1.1));
        int[] coats = {0x3c4c60, 0x8a5a3c, 0x5c6450};
        for (int i = 0; i < coats.length; i++) {
            scene.oval(
                    Plane.side(1.1),
                    2.25 - i * 0.28,
                    1.22,
                    0.15,
                    0.48,
                    3.2,
                    Scene.lit(coats[i], 0.7),
                    Scene.lit(coats[i], 1.1));
        }
        scene.shadow(0.85, 1.15, 2.7, 3.8);
        scene.rect(right, 2.8, 3.7, 1.0, 1.98, 0x6a5238, 0x84684a);
        scene.rect(right, 2.85, 3.65, 1.05, 1.93, 0xb4b8b0, 0xd2d4cc);
        scene.veil(right, 3.05, 3.35, 1.05, 1.93, 0xffffff, 0.2, 0.35);
        scene.box(0.85, 1.15, 0.72, 0.77, 2.7, 3.8, OAK);
        for (double z : new double[] {3.75, 2.75}) {
            scene.rod(new Vec(0.89, 0, z), new Vec(0.89, 0.72, z), 0.04, Scene.lit(OAK, 0.7));
        }
        Fittings.plant(scene, 1.0, 3.45, 0.77, 0.45);
        scene.cylinder(1.0, 3.0, 0.77, 0.8, 0.09, 0.11, 0xd8d0c0);
        return scene;
    }
}
