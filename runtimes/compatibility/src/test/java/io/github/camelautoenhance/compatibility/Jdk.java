/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** A Java installation: the running one, one that the environment names, or one of the system's packages. */
record Jdk(Path home) {

    private static final Path PACKAGES = Path.of("/usr/lib/jvm");

    /** The JDK of this version; where there is none, the test is skipped, or fails in continuous integration. */
    static Jdk required(int feature) throws IOException {
        return required(feature, System.getenv());
    }

    static Jdk required(int feature, Map<String, String> environment) throws IOException {
        Optional<Jdk> jdk = ofFeature(feature);
        String missing = "no JDK " + feature + " here; name its home in JAVA_HOME_" + feature;
        if (environment.containsKey("CI")) {
            assertThat(jdk).as(missing).isPresent();
        }
        assumeTrue(jdk.isPresent(), missing);
        return jdk.get();
    }

    private static Optional<Jdk> ofFeature(int feature) throws IOException {
        try (Stream<Path> installed = Files.isDirectory(PACKAGES) ? Files.list(PACKAGES) : Stream.empty()) {
            return Stream.of(
                            Stream.of(Path.of(System.getProperty("java.home"))),
                            Stream.of("JAVA_HOME_%d", "JAVA%d_HOME", "JAVA_HOME_%d_X64", "JAVA_HOME_%d_ARM64")
                                    .map(name -> System.getenv(name.formatted(feature)))
                                    .filter(Objects::nonNull)
                                    .map(Path::of),
                            installed.sorted())
                    .flatMap(homes -> homes)
                    .map(Jdk::new)
                    .filter(jdk -> jdk.feature() == feature)
                    .findFirst();
        }
    }

    String java() {
        return home.resolve("bin").resolve("java").toString();
    }

    /** A program that is over before the second just-in-time compiler has paid for itself. */
    ProcessBuilder program(List<String> arguments) {
        return new ProcessBuilder(
                Stream.concat(Stream.of(java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"), arguments.stream())
                        .toList());
    }

    /** What the file says that every JDK has at its top; 0 where there is none. */
    private int feature() {
        Properties release = new Properties();
        try (InputStream in = Files.newInputStream(home.resolve("release"))) {
            release.load(in);
        } catch (IOException e) {
            return 0;
        }
        String version = release.getProperty("JAVA_VERSION", "\"0\"").replace("\"", "");
        return Runtime.Version.parse(version).feature();
    }
}
