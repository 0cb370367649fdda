import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/** Judges every file named in the arguments against PDF/A-2a and PDF/UA-1, in one JVM. */
public final class Verapdf {
    private static final Map<String, String> NAMES = Map.of("2a", "PDFA-2A", "2b", "PDFA-2B", "ua1", "PDFUA-1");

    /** The property {@code perfiles} says which profiles judge; ours are 2a and ua1. */
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (String profile : System.getProperty("perfiles", "2a,ua1").split(",")) {
            ValidationProfile rules = load(NAMES.get(profile));
            PDFAFlavour flavour = PDFAFlavour.byFlavourId(profile);
            for (String file : files) {
                System.out.println(profile + "\t" + file + "\t" + judge(file, flavour, rules));
            }
        }
    }

    /** The profile directory reports every flavour as unsupported: read the XML from the jar. */
    private static ValidationProfile load(String name) throws Exception {
        String path = "/org/verapdf/pdfa/validation/" + name + ".xml";
        try (InputStream xml = Verapdf.class.getResourceAsStream(path)) {
            return Profiles.profileFromXml(xml);
        }
    }

    private static String judge(String file, PDFAFlavour flavour, ValidationProfile rules) {
        try (InputStream in = Files.newInputStream(Path.of(file));
                PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(rules, 100, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            if (result.isCompliant()) {
                return "PASS";
            }
            return "FAIL\t" + result.getTestAssertions().stream()
                    .map(a -> a.getRuleId().getClause() + "-" + a.getRuleId().getTestNumber() + " "
                            + a.getMessage().replaceAll("\\s+", " "))
                    .distinct().collect(Collectors.joining(" | "));
        } catch (Exception e) {
            return "ERROR\t" + e;
        }
    }
}
