/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.samples;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The drawing primitives: surfaces and bodies placed in metres, seen through a pin-hole camera that stands at x = 0, z
 * = 0. There is no depth buffer: whoever draws goes from back to front.
 */
final class Scene {

    static final int WIDTH = 3000;
    static final int HEIGHT = 2000;

    private static final double NEAREST = 0.2;
    private static final int OVAL_CORNERS = 72;

    /** A pool of light on the finished picture, in pixels; strength 1 doubles the light in its middle. */
    record Light(Point2D centre, double radius, double strength, Color colour) {}

    private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    private final Graphics2D graphics = image.createGraphics();
    private final List<Light> lights = new ArrayList<>();
    private final double eyeHeight;
    private final double focalPixels;
    private final double cos;
    private final double sin;
    private final double horizon;
    private final boolean litFromLeft;

    /**
     * @param focalLength as on a 36 mm wide sensor
     * @param yawDegrees positive looks to the right
     * @param horizon where eye height is in the picture, 0 top to 1 bottom (a shift lens: verticals stay vertical)
     */
    Scene(double eyeHeight, double focalLength, double yawDegrees, double horizon, boolean litFromLeft) {
        this.eyeHeight = eyeHeight;
        this.focalPixels = focalLength / 36 * WIDTH;
        this.cos = Math.cos(Math.toRadians(yawDegrees));
        this.sin = Math.sin(Math.toRadians(yawDegrees));
        this.horizon = horizon;
        this.litFromLeft = litFromLeft;
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    BufferedImage image() {
        return image;
    }

    List<Light> lights() {
        return Collections.unmodifiableList(lights);
    }

    /** Lights up what is seen around a point, radius in metres there. */
    void light(Vec at, double radius, double strength, int rgb) {
        lights.add(new Light(pixel(view(at)), radius * scaleAt(at), strength, new Color(rgb)));
    }

    /** A rectangle with a gradient from its lower (or nearer) edge to its upper (or farther) one. */
    void rect(Plane plane, double u0, double u1, double v0, double v1, int from, int to) {
        surface(
                List.of(plane.at(u0, v0), plane.at(u1, v0), plane.at(u1, v1), plane.at(u0, v1)),
                new Color(from),
                new Color(to));
    }

    void rect(Plane plane, double u0, double u1, double v0, double v1, int rgb) {
        rect(plane, u0, u1, v0, v1, rgb, rgb);
    }

    /** A translucent rectangle: shade, reflection, sunlight; opacity 0 to 1 at either end. */
    void veil(Plane plane, double u0, double u1, double v0, double v1, int rgb, double from, double to) {
        surface(
                List.of(plane.at(u0, v0), plane.at(u1, v0), plane.at(u1, v1), plane.at(u0, v1)),
                translucent(rgb, from),
                translucent(rgb, to));
    }

    /** A flat polygon with a gradient from its first edge to the opposite one. */
    void surface(List<Vec> corners, int from, int to) {
        surface(corners, new Color(from), new Color(to));
    }

    /** A super-ellipse with a lit upper half: power 2 draws a round one, 4 a cushion, 8 nearly a rectangle. */
    void oval(Plane plane, double u, double v, double radiusU, double radiusV, double power, int below, int above) {
        oval(plane, u, v, radiusU, radiusV, power, new Color(below), new Color(above));
    }

    private void oval(
            Plane plane, double u, double v, double radiusU, double radiusV, double power, Color below, Color above) {
        List<Vec> corners = new ArrayList<>(OVAL_CORNERS);
        for (int i = 0; i < OVAL_CORNERS; i++) {
            double angle = 2 * Math.PI * i / OVAL_CORNERS;
            double du = Math.copySign(Math.pow(Math.abs(Math.cos(angle)), 2 / power), Math.cos(angle));
            double dv = Math.copySign(Math.pow(Math.abs(Math.sin(angle)), 2 / power), Math.sin(angle));
            corners.add(plane.at(u + radiusU * du, v + radiusV * dv));
        }
        Point2D bottom = pixel(clamped(plane.at(u, v - radiusV), plane.at(u, v)));
        Point2D top = pixel(clamped(plane.at(u, v + radiusV), plane.at(u, v)));
        fill(corners, paint(bottom, below, top, above));
    }

    /** A soft shadow on the floor under something that covers this area. */
    void shadow(double x0, double x1, double z0, double z1) {
        shadow(Plane.level(0), (x0 + x1) / 2, (z0 + z1) / 2, (x1 - x0) / 2, (z1 - z0) / 2, 0.16);
    }

    /** A soft shadow around a middle on any surface. */
    void shadow(Plane plane, double u, double v, double radiusU, double radiusV, double reach) {
        haze(plane, u, v, radiusU, radiusV, 5, reach, 0x14100c);
    }

    /** A super-ellipse without a sharp edge; each of the nested layers reaches a little farther. */
    void haze(Plane plane, double u, double v, double radiusU, double radiusV, double power, double reach, int rgb) {
        int layers = 14;
        Color colour = translucent(rgb, 0.044);
        for (int i = 0; i < layers; i++) {
            double more = reach * (2.0 * i / (layers - 1) - 0.7);
            oval(plane, u, v, Math.max(0.01, radiusU + more), Math.max(0.01, radiusV + more), power, colour, colour);
        }
    }

    /** A closed body; only the faces that the camera can see are drawn, each shaded by where the light comes from. */
    void box(double x0, double x1, double y0, double y1, double z0, double z1, int rgb) {
        Color lit = shaded(rgb, 1.04);
        Color dim = shaded(rgb, 0.66);
        if (x0 > 0) {
            side(x0, y0, y1, z0, z1, litFromLeft ? lit : dim);
        }
        if (x1 < 0) {
            side(x1, y0, y1, z0, z1, litFromLeft ? dim : lit);
        }
        if (y1 < eyeHeight) {
            rect(
                    Plane.level(y1),
                    x0,
                    x1,
                    z0,
                    z1,
                    shaded(rgb, 1.12).getRGB(),
                    shaded(rgb, 1.2).getRGB());
        }
        if (y0 > eyeHeight) {
            rect(Plane.level(y0), x0, x1, z0, z1, shaded(rgb, 0.5).getRGB());
        }
        rect(
                Plane.facing(z0),
                x0,
                x1,
                y0,
                y1,
                shaded(rgb, 0.76).getRGB(),
                shaded(rgb, 0.92).getRGB());
    }

    private void side(double x, double y0, double y1, double z0, double z1, Color colour) {
        rect(Plane.side(x), z0, z1, y0, y1, shaded(colour.getRGB(), 0.84).getRGB(), colour.getRGB());
    }

    /** An upright round body, wider below or above if the radii differ: lamp shade, pot, stool leg, trunk. */
    void cylinder(double x, double z, double y0, double y1, double radiusBelow, double radiusAbove, int rgb) {
        int slices = 24;
        for (int i = 0; i < slices; i++) {
            double left = -1 + 2.0 * i / slices;
            // a hair wider than the slice: two anti-aliased edges that only meet let the background through
            double right = left + 2.4 / slices;
            double towardsLight = litFromLeft ? -left : left;
            Color colour = shaded(rgb, 0.85 + 0.28 * towardsLight - 0.18 * left * left);
            surface(
                    List.of(
                            new Vec(x + left * radiusBelow, y0, z),
                            new Vec(x + Math.min(right, 1) * radiusBelow, y0, z),
                            new Vec(x + Math.min(right, 1) * radiusAbove, y1, z),
                            new Vec(x + left * radiusAbove, y1, z)),
                    colour,
                    colour);
        }
        if (y1 < eyeHeight) {
            oval(
                    Plane.level(y1),
                    x,
                    z,
                    radiusAbove,
                    radiusAbove,
                    2,
                    shaded(rgb, 1.05).getRGB(),
                    rgb);
        }
    }

    /** A rod between two points, thickness in metres. */
    void rod(Vec from, Vec to, double thickness, int rgb) {
        Point2D a = pixel(clamped(from, to));
        Point2D b = pixel(clamped(to, from));
        double length = Math.max(1, a.distance(b));
        double halfA = thickness * scaleAt(from) / 2;
        double halfB = thickness * scaleAt(to) / 2;
        double nx = (a.getY() - b.getY()) / length;
        double ny = (b.getX() - a.getX()) / length;
        Path2D shape = new Path2D.Double();
        shape.moveTo(a.getX() + nx * halfA, a.getY() + ny * halfA);
        shape.lineTo(b.getX() + nx * halfB, b.getY() + ny * halfB);
        shape.lineTo(b.getX() - nx * halfB, b.getY() - ny * halfB);
        shape.lineTo(a.getX() - nx * halfA, a.getY() - ny * halfA);
        shape.closePath();
        graphics.setPaint(new Color(rgb));
        graphics.fill(shape);
    }

    /** The same colour in more (above 1) or less light. */
    static int lit(int rgb, double factor) {
        return shaded(rgb, factor).getRGB();
    }

    private void surface(List<Vec> corners, Color from, Color to) {
        int half = corners.size() / 2;
        Vec start = corners.get(0).towards(corners.get(1), 0.5);
        Vec end = corners.get(half).towards(corners.get((half + 1) % corners.size()), 0.5);
        Paint paint = from.equals(to) ? from : paint(pixel(clamped(start, end)), from, pixel(clamped(end, start)), to);
        fill(corners, paint);
    }

    private void fill(List<Vec> corners, Paint paint) {
        List<Vec> visible = inFront(corners.stream().map(this::view).toList());
        if (visible.size() < 3) {
            return;
        }
        Path2D shape = new Path2D.Double();
        for (int i = 0; i < visible.size(); i++) {
            Point2D point = pixel(visible.get(i));
            if (i == 0) {
                shape.moveTo(point.getX(), point.getY());
            } else {
                shape.lineTo(point.getX(), point.getY());
            }
        }
        shape.closePath();
        graphics.setPaint(paint);
        graphics.fill(shape);
    }

    /** From room to camera axes. */
    private Vec view(Vec point) {
        return new Vec(point.x() * cos - point.z() * sin, point.y() - eyeHeight, point.x() * sin + point.z() * cos);
    }

    private Point2D pixel(Vec view) {
        double z = Math.max(view.z(), NEAREST);
        return new Point2D.Double(
                WIDTH / 2.0 + focalPixels * view.x() / z, HEIGHT * horizon - focalPixels * view.y() / z);
    }

    /** Pixels per metre at this place. */
    private double scaleAt(Vec point) {
        return focalPixels / Math.max(view(point).z(), NEAREST);
    }

    /** The point in camera axes, moved towards the other one if it lies behind the camera. */
    private Vec clamped(Vec point, Vec other) {
        Vec a = view(point);
        Vec b = view(other);
        return a.z() >= NEAREST || b.z() <= NEAREST ? a : a.towards(b, (NEAREST - a.z()) / (b.z() - a.z()));
    }

    /** Cuts off what lies behind the camera (Sutherland-Hodgman against one plane). */
    private static List<Vec> inFront(List<Vec> polygon) {
        List<Vec> result = new ArrayList<>(polygon.size() + 2);
        for (int i = 0; i < polygon.size(); i++) {
            Vec a = polygon.get(i);
            Vec b = polygon.get((i + 1) % polygon.size());
            if (a.z() >= NEAREST) {
                result.add(a);
            }
            if (a.z() >= NEAREST != b.z() >= NEAREST) {
                result.add(a.towards(b, (NEAREST - a.z()) / (b.z() - a.z())));
            }
        }
        return result;
    }

    private static Paint paint(Point2D from, Color first, Point2D to, Color second) {
        return first.equals(second) || from.distance(to) < 1 ? first : new GradientPaint(from, first, to, second);
    }

    private static Color shaded(int rgb, double factor) {
        Color colour = new Color(rgb);
        return new Color(
                (int) Math.min(255, colour.getRed() * factor), (int) Math.min(255, colour.getGreen() * factor), (int)
                        Math.min(255, colour.getBlue() * factor));
    }

    private static Color translucent(int rgb, double opacity) {
        return new Color(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff, (int) Math.round(opacity * 255));
    }
}
