/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.quickstart;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.camel.main.MainConfigurationProperties;

/**
 * The language that the route is taken in. What to take home: how Camel Main is given a route as a class and as a file.
 *
 * <pre>{@code
 * RouteLanguage.of("yaml").addRouteTo(main.configure());
 * }</pre>
 */
enum RouteLanguage {
    JAVA,
    YAML,
    XML;

    /**
     * The language of this name.
     *
     * @throws WrongUseException if there is none
     */
    static RouteLanguage of(String name) throws WrongUseException {
        return Arrays.stream(values())
                .filter(language -> language.lowerCaseName().equals(name))
                .findFirst()
                .orElseThrow(() -> new WrongUseException("There is no route in \"" + name + "\". Choose -Droute="
                        + Arrays.stream(values())
                                .map(RouteLanguage::lowerCaseName)
                                .collect(Collectors.joining(", -Droute="))
                        + "."));
    }

    void addRouteTo(MainConfigurationProperties configuration) {
        if (this == JAVA) {
            configuration.addRoutesBuilder(new PhotoRoute());
        } else {
            configuration.setRoutesIncludePattern("classpath:routes/photos." + lowerCaseName());
        }
    }

    private String lowerCaseName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
