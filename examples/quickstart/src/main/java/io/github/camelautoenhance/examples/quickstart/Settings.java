/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.quickstart;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * What the person asked for on the command line.
 *
 * <pre>{@code
 * Settings settings = Settings.of(System.getProperties()); // -Dphotos=/some/folder -Droute=yaml -Donce -Dreal
 * }</pre>
 *
 * @param photos the folder to take photos from; empty: sample rooms are drawn
 * @param route the language of the route
 * @param real whether the photos go to the service instead of the emulator
 * @param once whether the program ends after the table, without waiting for Enter
 */
record Settings(Optional<Path> photos, RouteLanguage route, boolean real, boolean once) {

    /**
     * Reads the settings.
     *
     * @throws WrongUseException if one has a value that it cannot have
     */
    static Settings of(Properties properties) throws WrongUseException {
        String photos = properties.getProperty("photos");
        if (photos != null && photos.isBlank()) {
            throw new WrongUseException("-Dphotos= names no folder. Nothing was sent.");
        }
        try {
            return new Settings(
                    Optional.ofNullable(photos).map(Path::of),
                    RouteLanguage.of(properties.getProperty("route", "java")),
                    flag(properties, "real"),
                    flag(properties, "once"));
        } catch (InvalidPathException e) {
            throw new WrongUseException("-Dphotos=" + photos + " is no path.");
        }
    }

    /** {@code -Donce} is {@code true} to Maven and empty to {@code java}; only {@code -Donce=false} means no. */
    private static boolean flag(Properties properties, String name) {
        return !properties.getProperty(name, "false").equals("false");
    }
}
