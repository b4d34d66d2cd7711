package dev.onecore.box;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.onecore.host.CoreSet;
import dev.onecore.ssh.SshLogin;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code onecore.yaml}, whose form {@code inventory.schema.json} describes too. */
final class InventoryReader {

    private static final List<String> MEMBERS =
            List.of("name", "host", "user", "port", "key", "java", "role", "serverCores", "injectorCores", "address");
    private static final String CORES = "(\\d{1,4}(-\\d{1,4})?)(,\\d{1,4}(-\\d{1,4})?)*";
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    private static final Pattern PLACE = Pattern.compile("^ in .*, line (\\d+), column \\d+");

    private final Path file;
    private final List<String> faults = new ArrayList<>();

    InventoryReader(Path file) {
        this.file = file;
    }

    Inventory read() {
        Map<String, @Nullable Object> whole = parsed();
        unknown("", whole, List.of("boxes"));
        List<Box> boxes = new ArrayList<>();
        if (whole.get("boxes") instanceof List<?> listed && !listed.isEmpty()) {
            for (int index = 0; index < listed.size(); index++) {
                String place = "boxes[" + index + "]";
                members(place, listed.get(index))
                        .flatMap(each -> box(place, each))
                        .ifPresent(boxes::add);
            }
        } else {
            faults.add("boxes must be a list with at least one box; 'onecore check --example' prints one");
        }
        unique(boxes);
        if (!faults.isEmpty()) {
            throw new WrongInventory(file, faults);
        }
        return new Inventory(boxes);
    }

    private Map<String, @Nullable Object> parsed() {
        YAMLMapper yaml = new YAMLMapper(YAMLFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build());
        try (MappingIterator<Object> documents = yaml.readerFor(Object.class).readValues(Files.readString(file))) {
            return documents.hasNextValue() && documents.nextValue() instanceof Map<?, ?> whole
                    ? yaml.convertValue(whole, new TypeReference<TreeMap<String, @Nullable Object>>() {})
                    : Map.of();
        } catch (JsonProcessingException e) {
            throw new WrongInventory(file, List.of(notYaml(e)));
        } catch (CharacterCodingException e) {
            throw new WrongInventory(file, List.of("is not a text in UTF-8"));
        } catch (IOException e) {
            throw new WrongInventory(
                    file,
                    List.of(
                            Files.exists(file)
                                    ? "cannot be read: " + e.getMessage()
                                    : "does not exist; 'onecore check --example' prints one to begin with"));
        }
    }

    /**
     * The line and the reason in one line. The parser says first what it was about, then what it met, each with the place; the last
     * place is where the fault is, and the one that the exception itself names is where the parser began.
     */
    private static String notYaml(JsonProcessingException fault) {
        List<String> said = String.valueOf(fault.getOriginalMessage()).lines().toList();
        String line = said.stream()
                .map(PLACE::matcher)
                .filter(Matcher::find)
                .map(place -> place.group(1))
                .reduce((first, last) -> last)
                .or(() -> Optional.ofNullable(fault.getLocation()).map(place -> String.valueOf(place.getLineNr())))
                .map(number -> "line " + number + ": ")
                .orElse("");
        return line
                + said.stream()
                        .filter(each -> !each.isBlank() && !each.startsWith(" "))
                        .collect(Collectors.joining(", "));
    }

    private Optional<Map<String, @Nullable Object>> members(String place, @Nullable Object value) {
        Map<String, @Nullable Object> members = new TreeMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> members.put(String.valueOf(name), member));
            unknown(place + ".", members, MEMBERS);
            return Optional.of(members);
        }
        faults.add(place + " must be a box with name, host and role, not " + value);
        return Optional.empty();
    }

    private void unknown(String before, Map<String, @Nullable Object> members, List<String> known) {
        members.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name ->
                        faults.add(before + name + " is not known here; known are " + String.join(", ", known)));
    }

    private Optional<Box> box(String place, Map<String, @Nullable Object> members) {
        int before = faults.size();
        Optional<String> host = text(place, members, "host");
        if (host.isEmpty() && !members.containsKey("host")) {
            faults.add(place + ".host is missing; give an address, a name, or a Host of ~/.ssh/config");
        }
        Optional<String> name = text(place, members, "name").or(() -> host);
        name.filter(given -> !given.matches(NAME))
                .ifPresent(given ->
                        wrong(place, "name", given, "letters, digits, dots and dashes are needed, at most 64"));
        Optional<BoxRole> role = role(place, members);
        Optional<String> address = text(place, members, "address").or(() -> host);
        CoreSet servers = cores(place, members, "serverCores");
        CoreSet injectors = cores(place, members, "injectorCores");
        if (!servers.within(injectors).isEmpty()) {
            wrong(
                    place,
                    "injectorCores",
                    injectors.toString(),
                    "core " + servers.within(injectors) + " is in serverCores too; a core is for one of both");
        }
        SshLogin login = new SshLogin(
                host.orElse(""),
                text(place, members, "user"),
                port(place, members),
                text(place, members, "key").map(InventoryReader::path));
        Optional<String> java = text(place, members, "java");
        return faults.size() > before || name.isEmpty() || role.isEmpty() || address.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Box(name.get(), login, java.orElse("java"), role.get(), servers, injectors, address.get()));
    }

    private Optional<BoxRole> role(String place, Map<String, @Nullable Object> members) {
        Optional<String> given = text(place, members, "role");
        Optional<BoxRole> role = given.flatMap(BoxRole::labelled);
        if (role.isEmpty() && (given.isPresent() || !members.containsKey("role"))) {
            faults.add(place + ".role "
                    + given.map(label -> "is '" + label + "'; ").orElse("is missing; ")
                    + "injector, server or both is needed");
        }
        return role;
    }

    private CoreSet cores(String place, Map<String, @Nullable Object> members, String member) {
        String given = text(place, members, member).orElse("");
        if (given.isEmpty()) {
            return new CoreSet(List.of());
        }
        CoreSet cores = given.matches(CORES) ? CoreSet.parse(given) : new CoreSet(List.of());
        if (cores.isEmpty()) {
            wrong(place, member, given, "a list such as 1 or 2-5,7 is needed");
        }
        return cores;
    }

    private OptionalInt port(String place, Map<String, @Nullable Object> members) {
        Optional<String> given = text(place, members, "port");
        if (given.isEmpty()) {
            return OptionalInt.empty();
        }
        int port = given.get().matches("\\d{1,5}") ? Integer.parseInt(given.get()) : 0;
        if (port < 1 || port > 65_535) {
            wrong(place, "port", given.get(), "a whole number from 1 to 65535 is needed");
        }
        return OptionalInt.of(port);
    }

    /** A text or a number as it is written; a list or an object is refused. */
    private Optional<String> text(String place, Map<String, @Nullable Object> members, String member) {
        Object value = members.get(member);
        if (value instanceof String || value instanceof Integer) {
            String text = value.toString().strip();
            if (!text.isEmpty()) {
                return Optional.of(text);
            }
        }
        if (members.containsKey(member)) {
            wrong(place, member, String.valueOf(value), "a text is needed; leave the member out for its default");
        }
        return Optional.empty();
    }

    private void unique(List<Box> boxes) {
        Set<String> names = new HashSet<>();
        boxes.stream()
                .map(Box::name)
                .filter(name -> !names.add(name))
                .forEach(name -> faults.add("the name '" + name + "' is given to two boxes; give one of them another"));
    }

    private void wrong(String place, String member, String value, String rule) {
        faults.add(place + "." + member + " is '" + value + "'; " + rule);
    }

    private static Path path(String given) {
        return given.startsWith("~/")
                ? Path.of(System.getProperty("user.home", "/")).resolve(given.substring(2))
                : Path.of(given);
    }
}
