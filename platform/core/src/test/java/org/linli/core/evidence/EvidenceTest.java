package org.linli.core.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;
import org.linli.api.data.Transactions;
import org.linli.api.evidence.EvidenceFiles.Evidence;
import org.linli.api.security.Grant;
import org.linli.core.Core;
import org.linli.core.Meanwhile;
import org.linli.testkit.EachEngine;

@EachEngine
class EvidenceTest {

    private static final String PLACE = "GPS 39.87N 116.48E";

    private final Core core;
    private final KeptEvidence evidence;

    EvidenceTest(Transactions transactions) {
        core = new Core(transactions);
        evidence = new KeptEvidence(null, transactions, core.guard, core.guard, core.territory, core.clock);
    }

    @BeforeEach
    void aTown() {
        core.take("units", "code,name,parent,level\n110105021,南磨房,,TOWN\n");
    }

    @AfterEach
    void stop() throws InterruptedException {
        core.close();
    }

    @Test
    void aPictureIsKeptWithoutWhereItWasTaken() throws IOException {
        byte[] photo = withComment(picture("jpg"));
        Evidence kept = keep("photo.jpg", photo);
        byte[] content = evidence.content(kept.id()).readAllBytes();
        assertEquals("image/jpeg", kept.type());
        assertTrue(holds(photo, PLACE));
        assertFalse(holds(content, PLACE));
        assertArrayEquals(pixels(photo), pixels(content));
    }

    @Test
    void whatAPhoneHangsBehindAPictureIsNotKept() throws IOException {
        byte[] photo = picture("jpg");
        byte[] motion = joined(photo, withSegment(photo, 0xE1, PLACE));
        byte[] content = evidence.content(keep("motion.jpg", motion).id()).readAllBytes();
        assertTrue(holds(motion, PLACE));
        assertArrayEquals(photo, content);
    }

    @Test
    void ofItsKindOfSegmentOnlyTheColoursAreKept() throws IOException {
        byte[] colours = withSegment(picture("jpg"), 0xE2, "ICC_PROFILE\0 colours");
        assertArrayEquals(colours, evidence.content(keep("colours.jpg", colours).id()).readAllBytes());
        byte[] several = withSegment(picture("jpg"), 0xE2, "MPF\0" + PLACE);
        assertArrayEquals(picture("jpg"), evidence.content(keep("several.jpg", several).id()).readAllBytes());
    }

    @Test
    void aPictureOfSeveralScansIsKeptWhole() throws IOException {
        byte[] photo = progressive();
        assertArrayEquals(photo, evidence.content(keep("scans.jpg", photo).id()).readAllBytes());
    }

    @Test
    void theSameContentIsKeptOnceButBelongsToEachCase() throws IOException {
        byte[] photo = picture("png");
        Evidence one = keep("one.png", photo);
        Evidence other = keep("other.png", photo);
        assertEquals(one.hash(), other.hash());
        assertFalse(one.id().equals(other.id()));
        assertEquals(1, core.transactions.read(db -> db.list("select hash from evidence_contents", row -> row.text(1))).size());
    }

    @Test
    void aNameDoesNotMakeAPageAPicture() {
        Problem problem = assertThrows(Problem.class, () -> keep("photo.jpg", new byte[] {'P', 'K', 3, 4, 0, 0}));
        assertEquals("evidence-type", problem.code());
    }

    @Test
    void aPictureThatIsCutOffIsRefused() throws IOException {
        byte[] photo = picture("png");
        assertEquals("evidence-broken", assertThrows(Problem.class, () -> keep("a.png", Arrays.copyOf(photo, photo.length - 6))).code());
        byte[] jpeg = picture("jpg");
        for (int length : new int[] {30, jpeg.length - 2}) {
            assertEquals("evidence-broken", assertThrows(Problem.class, () -> keep("a.jpg", Arrays.copyOf(jpeg, length))).code());
        }
    }

    @Test
    void ofAPngOnlyThePictureIsKept() throws IOException {
        byte[] photo = picture("png");
        byte[] spoken = Arrays.copyOf(photo, 33);
        for (String chunk : new String[] {"tEXt", "eXIf", "iTXt", "zTXt", "tIME", "prVt"}) {
            spoken = joined(spoken, chunk(chunk, PLACE.getBytes(StandardCharsets.US_ASCII)));
        }
        spoken = joined(spoken, Arrays.copyOfRange(photo, 33, photo.length), "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII));
        assertArrayEquals(photo, evidence.content(keep("photo.png", spoken).id()).readAllBytes());
    }

    @Test
    void severalFilesAreOneEvidenceWhoseFilesNeverChange() throws IOException {
        Evidence photo = keep("photo.png", picture("png"));
        Evidence list = keep("list.txt", "签到表".getBytes(StandardCharsets.UTF_8));
        Evidence both = evidence.together(List.of(photo.id(), list.id()));
        assertEquals(List.of(photo, list), evidence.files(both.id()));
        assertEquals(List.of(photo), evidence.files(photo.id()), "which stands for others, too, and is alone itself");
        assertArrayEquals(evidence.content(photo.id()).readAllBytes(), evidence.content(both.id()).readAllBytes());
        assertEquals(photo, evidence.together(List.of(photo.id())));
        assertEquals("evidence-together", assertThrows(Problem.class, () -> evidence.together(List.of())).code());
        assertEquals("evidence-together", assertThrows(Problem.class, () -> evidence.together(List.of(photo.id(), photo.id()))).code());
        assertEquals("evidence-unknown", assertThrows(Problem.class, () -> evidence.together(List.of(photo.id(), "nothing"))).code());
        core.take("units", "code,name,parent,level\n110105022,劲松,,TOWN\n");
        Evidence elsewhere = evidence.keep("110105022", "a.txt", new ByteArrayInputStream("a".getBytes(StandardCharsets.UTF_8)));
        assertEquals("evidence-units", assertThrows(Problem.class, () -> evidence.together(List.of(photo.id(), elsewhere.id()))).code());
    }

    @Test
    void whatIsPutTogetherAgainKeepsAllItsFilesInTheirOrder() {
        List<Evidence> five = texts("a", 5);
        Evidence all = evidence.together(ids(five));
        Evidence list = keep("list.txt", "签到表".getBytes(StandardCharsets.UTF_8));
        Evidence more = evidence.together(List.of(all.id(), list.id(), five.get(0).id()));
        assertEquals(Stream.concat(five.stream(), Stream.of(list)).toList(), evidence.files(more.id()));
        Evidence others = evidence.together(ids(texts("b", 5)));
        assertEquals(10, evidence.files(evidence.together(List.of(all.id(), others.id())).id()).size());
        assertEquals("evidence-together", assertThrows(Problem.class, () -> evidence.together(List.of(more.id(), others.id()))).code(), "eleven files");
        assertEquals(all, evidence.together(List.of(all.id())));
    }

    @Test
    void theSameFilesPutTogetherAgainAreTheSameEvidence() {
        List<String> two = ids(texts("a", 2));
        Evidence both = evidence.together(two);
        assertEquals(both, evidence.together(two));
        assertFalse(both.id().equals(evidence.together(List.of(two.get(1), two.get(0))).id()), "in another order they are another one");
        assertEquals(2, core.transactions.read(db -> db.list("select distinct evidence from evidence_parts", row -> row.text(1))).size());
        core.guard.becomes("another", Grant.ALL, null);
        assertFalse(both.id().equals(evidence.together(two).id()), "what another account puts together is that one's");
    }

    @Test
    void theSameFilesPutTogetherTwiceAtOnceAreTheSameEvidence() {
        List<String> two = ids(texts("a", 2));
        List<Evidence> quicker = new ArrayList<>();
        var meanwhile = new Meanwhile(core.transactions, "evidence", () -> quicker.add(evidence.together(two)));
        Evidence both = new KeptEvidence(null, meanwhile, core.guard, core.guard, core.territory, core.clock).together(two);
        assertEquals(List.of(both), quicker);
        assertEquals(two, ids(evidence.files(both.id())));
        assertEquals(1, core.guard.audited.stream().filter(line -> line.action().equals("evidence.together")).count());
    }

    @Test
    void whoeverMayNotSeeEvidenceIsShownNoneOfIt() {
        Evidence list = evidence.keep("110105021", "a.txt", new ByteArrayInputStream("a".getBytes(StandardCharsets.UTF_8)));
        assertEquals(List.of(list), evidence.seen(list.id()));
        assertEquals(List.of(), evidence.seen("nothing"));
        core.guard.becomesMember("M1");
        assertEquals(List.of(), evidence.seen(list.id()));
        assertThrows(Problem.class, () -> evidence.files(list.id()));
    }

    @Test
    void theSmallPictureWithinAPictureIsNotKept() throws IOException {
        byte[] photo = withSegment(picture("jpg"), 0xE0, "JFXX\0\u0010" + PLACE);
        assertFalse(holds(evidence.content(keep("thumbnail.jpg", photo).id()).readAllBytes(), PLACE));
    }

    @Test
    void aFileThatIsTwoThingsIsKeptAsOne() throws IOException {
        byte[] page = "<html><script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
        byte[] photo = picture("jpg");
        assertArrayEquals(photo, evidence.content(keep("both.html", joined(withSegment(photo, 0xFE, "<html>"), page)).id()).readAllBytes());
        assertEquals("text/plain", keep("photo.jpg", page).type());
        assertEquals("text/plain", keep("photo.jpg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".getBytes(StandardCharsets.US_ASCII)).type());
        assertEquals("evidence-type", assertThrows(Problem.class, () -> keep("a.gif", "GIF89a\u0000".getBytes(StandardCharsets.US_ASCII))).code());
        assertEquals("evidence-broken", assertThrows(Problem.class, () -> keep("a.jpg", joined(new byte[] {-1, -40, -1, -39}, page))).code(), "no picture in it");
    }

    @Test
    void aPictureThatUnpacksToMoreThanAMemoryIsRefused() throws IOException {
        byte[] png = picture("png");
        byte[] header = Arrays.copyOfRange(png, 16, 29);
        header[0] = 0x7F;
        byte[] huge = joined(Arrays.copyOf(png, 8), chunk("IHDR", header), Arrays.copyOfRange(png, 33, png.length));
        assertEquals("evidence-huge", assertThrows(Problem.class, () -> keep("a.png", huge)).code());
        byte[] jpeg = picture("jpg");
        int frame = new String(jpeg, StandardCharsets.ISO_8859_1).indexOf("\u00FF\u00C0");
        Arrays.fill(jpeg, frame + 5, frame + 9, (byte) 0xFF);
        assertEquals("evidence-huge", assertThrows(Problem.class, () -> keep("a.jpg", jpeg)).code());
    }

    @Test
    void aPngWhoseSumsDoNotFitIsRefused() throws IOException {
        byte[] photo = picture("png");
        photo[photo.length - 20] ^= 1;
        assertEquals("evidence-broken", assertThrows(Problem.class, () -> keep("a.png", photo)).code());
    }

    @Test
    void aPageIsPlainTextAndNothingElse() {
        assertEquals("text/plain", keep("a.html", "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8)).type());
    }

    @Test
    void anEmptyFileIsNamedAsSuch() {
        assertEquals("evidence-empty", assertThrows(Problem.class, () -> keep("signin.txt", new byte[0])).code());
    }

    @Test
    void evidenceNeedsAKnownUnitAndAName() {
        assertEquals(Problem.Kind.NOT_FOUND, assertThrows(Problem.class,
                () -> evidence.keep("nowhere", "a.txt", new ByteArrayInputStream("a".getBytes(StandardCharsets.UTF_8)))).kind());
        assertEquals("evidence-name", assertThrows(Problem.class, () -> keep(" ", new byte[] {'a'})).code());
        assertEquals("evidence-unknown", assertThrows(Problem.class, () -> evidence.evidence("none")).code());
    }

    private Evidence keep(String name, byte[] content) {
        return evidence.keep("110105021", name, new ByteArrayInputStream(content));
    }

    private List<Evidence> texts(String name, int count) {
        return IntStream.range(0, count).mapToObj(at -> keep(name + at + ".txt", (name + at).getBytes(StandardCharsets.UTF_8))).toList();
    }

    private static List<String> ids(List<Evidence> files) {
        return files.stream().map(Evidence::id).toList();
    }

    private static byte[] picture(String format) throws IOException {
        var image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
        image.setRGB(3, 4, 0xFF8800);
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    private static byte[] progressive() throws IOException {
        var image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64 * 64; i++) {
            image.setRGB(i % 64, i / 64, i * 7919);
        }
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpg").next();
        var scans = writer.getDefaultWriteParam();
        scans.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), scans);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static byte[] withComment(byte[] jpeg) {
        return withSegment(withSegment(jpeg, 0xE1, PLACE), 0xFE, PLACE);
    }

    private static byte[] withSegment(byte[] jpeg, int marker, String said) {
        byte[] head = {jpeg[0], jpeg[1], (byte) 0xFF, (byte) marker, 0, (byte) (said.length() + 2)};
        return joined(head, said.getBytes(StandardCharsets.US_ASCII), Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    private static byte[] chunk(String kind, byte[] said) {
        byte[] content = joined(kind.getBytes(StandardCharsets.US_ASCII), said);
        var sum = new CRC32();
        sum.update(content);
        return joined(ByteBuffer.allocate(4).putInt(said.length).array(), content, ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    private static byte[] joined(byte[]... parts) {
        var bytes = new ByteArrayOutputStream();
        Arrays.asList(parts).forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    private static int[] pixels(byte[] picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture)).getRGB(0, 0, 16, 16, null, 0, 16);
    }

    private static boolean holds(byte[] content, String text) {
        return new String(content, StandardCharsets.ISO_8859_1).contains(text);
    }
}
