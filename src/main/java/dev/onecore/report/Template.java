package dev.onecore.report;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A page's template of this room; all that is put into it is escaped, and nothing but its own scripts can run. */
final class Template {
    private static final String FOLDER = "dev/onecore/report";

    private final String name;

    Template(String name) {
        this.name = name;
    }

    /** The page, with styles and scripts within it and a policy that allows those alone, by their hash. */
    String render(Map<String, Object> view, List<String> styles, List<String> scripts) {
        List<String> styleTexts = styles.stream().map(Template::resource).toList();
        List<String> scriptTexts = scripts.stream().map(Template::resource).toList();
        Map<String, Object> all = new TreeMap<>(view);
        all.put("styles", styleTexts);
        all.put("scripts", scriptTexts);
        all.put("policy", policy(styleTexts, scriptTexts));
        StringWriter page = new StringWriter();
        try {
            engine().getTemplate(name).evaluate(page, all, Locale.ROOT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return page.toString();
    }

    private static PebbleEngine engine() {
        ClasspathLoader loader = new ClasspathLoader(Template.class.getClassLoader());
        loader.setPrefix(FOLDER);
        return new PebbleEngine.Builder()
                .loader(loader)
                .autoEscaping(true)
                .strictVariables(true)
                .newLineTrimming(true)
                .build();
    }

    /** Nothing is loaded from anywhere (W3C, Content Security Policy Level 3). */
    private static String policy(List<String> styles, List<String> scripts) {
        return "default-src 'none'; style-src %s; script-src %s; base-uri 'none'; form-action 'none'"
                .formatted(hashes(styles), hashes(scripts));
    }

    private static String hashes(List<String> texts) {
        return texts.isEmpty()
                ? "'none'"
                : texts.stream().map(text -> "'sha256-" + hash(text) + "'").collect(Collectors.joining(" "));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream stream = Template.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("resource " + name + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
