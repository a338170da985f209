/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.apache.camel.builder.RouteBuilder;

/** Compiles Java that a reader is meant to copy, with the imports that an editor would add. */
final class JavaSnippets {

    private static final String IMPORTS = """
            import io.github.camelautoenhance.*;
            import io.github.camelautoenhance.error.*;
            import io.github.camelautoenhance.model.*;
            import java.time.Duration;
            import org.apache.camel.Exchange;
            import org.apache.camel.LoggingLevel;
            import org.apache.camel.builder.RouteBuilder;
            import org.apache.camel.main.Main;
            import org.slf4j.Logger;
            import org.slf4j.LoggerFactory;
            """;

    private JavaSnippets() {}

    /** A route as it stands in {@code configure()}. */
    static RouteBuilder route(String code, Path folder) throws Exception {
        return (RouteBuilder) load(
                IMPORTS + "public class Snippet extends RouteBuilder { public void configure() {" + code + "}}",
                folder);
    }

    /** Statements of a program. */
    static Runnable program(String code, Path folder) throws Exception {
        return (Runnable) load(
                IMPORTS
                        + "public class Snippet implements Runnable { public void run() { try {"
                        + code
                        + "} catch (Exception e) { throw new IllegalStateException(e); }}}",
                folder);
    }

    /** A class of its own. */
    static Object instance(String code, String name, Path folder) throws Exception {
        return load(IMPORTS + code.replace(name, "Snippet"), folder);
    }

    private static Object load(String source, Path folder) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(folder));
            boolean compiled = compiler.getTask(
                            complaints, files, null, List.of("-proc:none"), null, List.of(new Source(source)))
                    .call();
            assertThat(compiled).as("%s%n%s", complaints, source).isTrue();
        }
        URL[] classes = {folder.toUri().toURL()};
        ClassLoader loader = new URLClassLoader(classes, JavaSnippets.class.getClassLoader());
        return loader.loadClass("Snippet").getDeclaredConstructor().newInstance();
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String code;

        Source(String code) {
            super(URI.create("string:///Snippet.java"), JavaFileObject.Kind.SOURCE);
            this.code = code;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }
}
