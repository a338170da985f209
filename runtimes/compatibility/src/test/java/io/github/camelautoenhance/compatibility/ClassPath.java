/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.compatibility;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Maven resolved for one of the consumers. */
record ClassPath(List<Path> jars) {

    /** Reads what the build of this consumer, a folder beside the others, has written. */
    static ClassPath ofConsumer(String consumer) throws IOException {
        Path file = Path.of("consumers", consumer, "target", "classpath");
        return new ClassPath(Stream.of(Files.readString(file).strip().split(File.pathSeparator))
                .map(Path::of)
                .toList());
    }

    /** The versions of all artifacts of a group. In a local repository a jar is at group/artifact/version/file. */
    Set<String> versionsOf(String groupId) {
        Pattern jar = Pattern.compile(".*/" + Pattern.quote(groupId.replace('.', '/')) + "/[^/]+/([^/]+)/[^/]+");
        return jars.stream()
                .map(path -> jar.matcher(path.toString().replace(File.separatorChar, '/')))
                .filter(Matcher::matches)
                .map(matched -> matched.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The one jar of this artifact. */
    Path jarOf(String artifactId) {
        Pattern name = Pattern.compile(Pattern.quote(artifactId) + "-\\d.*");
        return jars.stream()
                .filter(jar -> name.matcher(jar.getFileName().toString()).matches())
                .reduce((one, other) -> {
                    throw new IllegalStateException("two of " + artifactId + ": " + one + ", " + other);
                })
                .orElseThrow();
    }

    /** This class path after a directory of classes, as the option of {@code java} wants it. */
    String after(Path classes) {
        return Stream.concat(Stream.of(classes.toAbsolutePath()), jars.stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The classes of this class path and of the JDK, and none of those that the test runs with. */
    URLClassLoader loader() throws IOException {
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = jars.get(i).toUri().toURL();
        }
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }
}
