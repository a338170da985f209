/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.samples;

import java.util.List;

/** The rooms to sleep and wash in. */
final class Bedrooms {

    private static final int LINEN = 0xdcd8d0;
    private static final int PORCELAIN = 0xe8e8e6;
    private static final int CHROME = 0xb0b4b8;

    private Bedrooms() {}

    static Scene bedroom() {
        Scene scene = new Scene(1.35, 18, -5, 0.48, true);
        Plane back = Plane.facing(4.9);
        Plane left = Plane.side(-2.5);
        Fittings.boards(scene, -2.5, 2.4, 4.9, 0xb08c64);
        Fittings.shell(scene, -2.5, 2.4, 2.6, 4.9, 0xc9d0cc);
        Fittings.window(scene, left, 2.5, 4.1, 0.85, 2.15);
        Fittings.rail(scene, left, 1.95, 4.65, 2.32);
        Fittings.curtain(scene, left, 2.0, 2.45, 0.05, 2.3, 0x9aa6b0);
        Fittings.curtain(scene, left, 4.15, 4.6, 0.05, 2.3, 0x9aa6b0);
        Fittings.picture(scene, back, -0.75, 0.55, 1.5, 2.2, 0xc4b8b0, 0x7a8a90);
        // wardrobe on the right
        scene.shadow(1.75, 2.4, 2.6, 4.6);
        scene.box(1.8, 2.4, 0.05, 2.25, 2.7, 4.6, 0xcfc6b6);
        Plane doors = Plane.side(1.795);
        for (int i = 0; i < 3; i++) {
            double z = 2.72 + i * 0.625;
            scene.rect(doors, z, z + 0.61, 0.08, 2.22, 0xa8a090, 0xbeb6a6);
            scene.rod(doors.at(z + 0.07, 0.95), doors.at(z + 0.07, 1.3), 0.02, 0x6c6458);
        }
        scene.oval(Plane.level(0.006), -0.1, 2.9, 1.75, 1.0, 8, 0x9c9488, 0x8c8478);
        // night stands with lamps
        for (double x : new double[] {-1.5, 1.3}) {
            scene.shadow(x - 0.25, x + 0.25, 4.3, 4.85);
            scene.box(x - 0.25, x + 0.25, 0.1, 0.5, 4.4, 4.85, 0x8a6a48);
            Fittings.fronts(scene, Plane.facing(4.39), x - 0.24, x + 0.24, 0.14, 0.47, 1, 0x8a6a48);
            Fittings.lamp(scene, x, 4.62, 0.5, 0.5, 0.17);
        }
        // the bed: headboard, frame, mattress, pillows, duvet that hangs over the sides
        scene.box(-1.1, 0.9, 0.1, 1.2, 4.75, 4.88, 0x7c5c40);
        for (int i = 0; i < 4; i++) {
            scene.oval(Plane.facing(4.74), -0.85 + i * 0.5, 0.9, 0.235, 0.27, 7, 0x6e5038, 0x94704e);
        }
        scene.shadow(-1.1, 0.9, 2.6, 4.8);
        scene.box(-1.05, 0.85, 0.1, 0.32, 2.65, 4.78, 0x7c5c40);
        scene.box(-1.0, 0.8, 0.3, 0.56, 2.7, 4.75, LINEN);
        for (double x : new double[] {-0.56, 0.36}) {
            Fittings.cushion(scene, x, 0.74, 4.6, 0.4, 0.2, 0xe6e4e0);
            Fittings.cushion(scene, x, 0.68, 4.42, 0.36, 0.15, 0xa8b4bc);
        }
        scene.box(-1.1, 0.9, 0.28, 0.64, 2.62, 4.15, LINEN);
        scene.rect(Plane.level(0.645), -1.1, 0.9, 3.85, 4.15, 0xb0bcc4, 0xc0cad2);
        scene.box(-1.13, 0.93, 0.26, 0.665, 2.7, 3.35, 0x7d92a0);
        for (int i = 0; i < 9; i++) {
            double x = -1.02 + i * 0.235;
            scene.veil(Plane.level(0.668), x, x + 0.03, 2.7, 3.35, 0xffffff, 0.14, 0.08);
            scene.veil(Plane.facing(2.61), x - 0.03, x + 0.05, 0.28, 0.64, 0x40444c, 0.12, 0.02);
        }
        Fittings.sunlight(scene, -2.2, -1.3, 2.0, 3.3, -0.15);
        return scene;
    }

    static Scene bathroom() {
        Scene scene = new Scene(1.4, 17, 5, 0.49, false);
        Plane back = Plane.facing(3.9);
        Plane left = Plane.side(-1.7);
        Plane right = Plane.side(1.8);
        Fittings.shell(scene, -1.7, 1.8, 2.5, 3.9, 0xd2d8d6);
        Fittings.tiles(scene, Plane.level(0), -1.7, 1.8, 0, 3.9, 0.35, 0x8c9496);
        Fittings.tiles(scene, back, -1.7, 1.8, 0, 1.6, 0.2, 0xc4d6d8);
        Fittings.tiles(scene, left, 0.2, 3.9, 0, 1.6, 0.2, 0xbccfd2);
        Fittings.tiles(scene, right, 0.2, 3.9, 0, 1.6, 0.2, 0xa8babd);
        Fittings.window(scene, right, 2.5, 3.3, 1.3, 2.1);
        // mirror over the wash-stand, with a lamp
        scene.rect(back, -0.35, 0.85, 1.15, 2.05, 0x90989a, 0xa4acae);
        scene.rect(back, -0.32, 0.82, 1.18, 2.02, 0xb4c0c0, 0xd4dad8);
        scene.veil(back, -0.1, 0.2, 1.18, 2.02, 0xffffff, 0.1, 0.3);
        scene.box(-0.15, 0.65, 2.1, 2.17, 3.8, 3.9, 0xf8f4e8);
        scene.light(new Vec(0.25, 2.1, 3.85), 0.9, 0.8, 0xfff0d8);
        scene.shadow(-0.4, 0.9, 3.4, 3.85);
        scene.box(-0.4, 0.9, 0.25, 0.78, 3.4, 3.9, 0x9a7450);
        Fittings.fronts(scene, Plane.facing(3.39), -0.4, 0.9, 0.27, 0.76, 2, 0x9a7450);
        scene.box(-0.43, 0.93, 0.78, 0.86, 3.36, 3.9, PORCELAIN);
        scene.oval(Plane.level(0.865), 0.25, 3.6, 0.36, 0.17, 3, 0xf4f4f4, 0xb4b8ba);
        scene.rod(new Vec(0.25, 0.86, 3.82), new Vec(0.25, 1.06, 3.82), 0.035, CHROME);
        scene.rod(new Vec(0.25, 1.05, 3.82), new Vec(0.25, 1.02, 3.64), 0.03, CHROME);
        scene.cylinder(0.72, 3.7, 0.86, 1.0, 0.035, 0.035, 0x5c8478);
        // towel rail between bath and wash-stand
        scene.rod(back.at(-1.1, 1.42), back.at(-0.55, 1.42), 0.02, CHROME);
        scene.rect(Plane.facing(3.86), -1.05, -0.6, 0.85, 1.43, 0xb06a54, 0xcc8068);
        scene.rect(Plane.facing(3.855), -1.05, -0.6, 0.93, 0.98, 0xe4c0b0);
        // bath along the left wall, with tap and shower
        scene.shadow(-1.7, -0.85, 1.3, 3.85);
        scene.box(-1.7, -0.9, 0, 0.56, 1.4, 3.88, PORCELAIN);
        scene.oval(Plane.level(0.562), -1.3, 2.64, 0.33, 1.12, 5, 0x9aa2a6, 0xc8ced0);
        scene.oval(Plane.level(0.5), -1.3, 2.68, 0.28, 1.0, 5, 0xb8d0d6, 0xd4e6ea);
        scene.rod(left.at(2.6, 0.8), new Vec(-1.52, 0.78, 2.6), 0.05, CHROME);
        scene.rod(left.at(2.6, 0.85), left.at(2.6, 2.1), 0.022, CHROME);
        scene.surface(
                List.of(
                        new Vec(-1.62, 2.0, 2.5),
                        new Vec(-1.4, 1.95, 2.5),
                        new Vec(-1.45, 2.04, 2.62),
                        new Vec(-1.62, 2.08, 2.62)),
                0x808488,
                0xc4c8cc);
        toilet(scene);
        // bath mat
        scene.oval(Plane.level(0.006), -0.2, 2.3, 0.55, 0.36, 8, 0xc4b8a4, 0xb4a894);
        scene.oval(Plane.level(0.01), -0.2, 2.3, 0.48, 0.3, 8, 0xd2c8b6, 0xc4b8a4);
        return scene;
    }

    private static void toilet(Scene scene) {
        scene.shadow(1.15, 1.75, 2.55, 3.4);
        scene.box(1.5, 1.8, 0.4, 0.85, 2.75, 3.2, PORCELAIN);
        scene.cylinder(1.28, 2.95, 0, 0.38, 0.17, 0.24, PORCELAIN);
        scene.box(1.4, 1.7, 0.05, 0.38, 2.8, 3.12, PORCELAIN);
        scene.oval(Plane.level(0.4), 1.27, 2.97, 0.31, 0.25, 2.4, 0xf4f4f4, 0xd4d6d6);
        scene.oval(Plane.level(0.42), 1.25, 2.97, 0.26, 0.2, 2.4, 0xd8dada, 0xc0c4c4);
        scene.oval(Plane.side(1.795), 2.98, 1.1, 0.09, 0.06, 5, CHROME, 0xd0d4d8);
    }
}
