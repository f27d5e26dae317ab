#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* Text before version 2 of the package `text`, whose characters are UTF-16. The input is valid, and there is room for the longest
   output: three bytes a unit, and a unit a byte. */

/* Writes the characters of ASCII at the beginning as UTF-8, but for the last few, and returns how many there were. */
static size_t ascii_of_utf16(uint8_t *to, const uint16_t *from, size_t len)
{
    size_t done = 0;
#ifdef __SSE2__
    for (; len - done >= 16; done += 16) {
        __m128i low = _mm_loadu_si128((const __m128i *) (from + done));
        __m128i high = _mm_loadu_si128((const __m128i *) (from + done + 8));
        __m128i others = _mm_and_si128(_mm_or_si128(low, high), _mm_set1_epi16((short) 0xff80));
        if (_mm_movemask_epi8(_mm_cmpeq_epi16(others, _mm_setzero_si128())) != 0xffff)
            break;
        _mm_storeu_si128((__m128i *) (to + done), _mm_packus_epi16(low, high));
    }
#endif
    for (; len - done >= 4; done += 4) {
        uint64_t four;
        uint32_t bytes;
        memcpy(&four, from + done, 8);
        if ((four & 0xff80ff80ff80ff80u) != 0)
            break;
        four = (four | four >> 8) & 0x0000ffff0000ffffu;
        bytes = (uint32_t) (four | four >> 16);
        memcpy(to + done, &bytes, 4);
    }
    return done;
}

/* The same for UTF-16. */
static size_t ascii_of_utf8(uint16_t *to, const uint8_t *from, size_t len)
{
    size_t done = 0;
#ifdef __SSE2__
    for (; len - done >= 16; done += 16) {
        __m128i bytes = _mm_loadu_si128((const __m128i *) (from + done));
        if (_mm_movemask_epi8(bytes) != 0)
            break;
        _mm_storeu_si128((__m128i *) (to + done), _mm_unpacklo_epi8(bytes, _mm_setzero_si128()));
        _mm_storeu_si128((__m128i *) (to + done + 8), _mm_unpackhi_epi8(bytes, _mm_setzero_si128()));
    }
#endif
    for (; len - done >= 4; done += 4) {
        uint32_t bytes;
        uint64_t four;
        memcpy(&bytes, from + done, 4);
        if ((bytes & 0x80808080u) != 0)
            break;
        four = bytes;
        four = (four | four << 16) & 0x0000ffff0000ffffu;
        four = (four | four << 8) & 0x00ff00ff00ff00ffu;
        memcpy(to + done, &four, 8);
    }
    return done;
}

/* Writes UTF-8 and returns the number of bytes. */
size_t hsffi_utf8_of_utf16(uint8_t *to, const uint16_t *from, size_t offset, size_t len)
{
    const uint8_t *start = to;
    const uint16_t *end;
    from += offset;
    end = from + len;
    while (from != end) {
        uint32_t c = *from;
        if (c < 0x80) {
            size_t done = ascii_of_utf16(to, from, (size_t) (end - from));
            to += done;
            from += done;
            if (from == end)
                break;
            c = *from;
        }
        from++;
        if (c < 0x80) {
            *to++ = (uint8_t) c;
        } else if (c < 0x800) {
            *to++ = (uint8_t) (0xc0 | c >> 6);
            *to++ = (uint8_t) (0x80 | (c & 0x3f));
        } else if (c < 0xd800 || c > 0xdbff || from == end) {
            *to++ = (uint8_t) (0xe0 | c >> 12);
            *to++ = (uint8_t) (0x80 | (c >> 6 & 0x3f));
            *to++ = (uint8_t) (0x80 | (c & 0x3f));
        } else {
            c = 0x10000 + ((c - 0xd800) << 10) + (*from++ - 0xdc00u);
            *to++ = (uint8_t) (0xf0 | c >> 18);
            *to++ = (uint8_t) (0x80 | (c >> 12 & 0x3f));
            *to++ = (uint8_t) (0x80 | (c >> 6 & 0x3f));
            *to++ = (uint8_t) (0x80 | (c & 0x3f));
        }
    }
    return (size_t) (to - start);
}

/* Writes UTF-16 and returns the number of units. */
size_t hsffi_utf16_of_utf8(uint16_t *to, const uint8_t *from, size_t len)
{
    const uint16_t *start = to;
    const uint8_t *end = from + len;
    while (from != end) {
        uint32_t c = *from;
        if (c < 0x80) {
            size_t done = ascii_of_utf8(to, from, (size_t) (end - from));
            to += done;
            from += done;
            if (from == end)
                break;
            c = *from;
        }
        from++;
        if (c < 0x80) {
            *to++ = (uint16_t) c;
        } else if (c < 0xe0) {
            *to++ = (uint16_t) ((c & 0x1f) << 6 | (from[0] & 0x3f));
            from += 1;
        } else if (c < 0xf0) {
            *to++ = (uint16_t) ((c & 0xf) << 12 | (from[0] & 0x3f) << 6 | (from[1] & 0x3f));
            from += 2;
        } else {
            c = ((c & 0x7) << 18 | (uint32_t) (from[0] & 0x3f) << 12 | (uint32_t) (from[1] & 0x3f) << 6 | (from[2] & 0x3f)) - 0x10000;
            *to++ = (uint16_t) (0xd800 | c >> 10);
            *to++ = (uint16_t) (0xdc00 | (c & 0x3ff));
            from += 3;
        }
    }
    return (size_t) (to - start);
}

/* A text that Rust gives away. */
struct text {
    uint8_t *start;
    uint64_t len;
    uint64_t capacity;
};

/* Decodes texts one after another, releases each, and stores the number of its units in place of that of its bytes. Returns the
   number of all units. */
size_t hsffi_take_texts_utf16(uint16_t *to, struct text *texts, size_t count, void (*release)(size_t, uint8_t *))
{
    size_t all = 0;
    for (size_t i = 0; i < count; i++) {
        size_t units = hsffi_utf16_of_utf8(to + all, texts[i].start, texts[i].len);
        release(texts[i].capacity, texts[i].start);
        texts[i].len = units;
        all += units;
    }
    return all;
}

/* The same for the package `text` from version 2 on, whose characters are UTF-8. */
size_t hsffi_take_texts_utf8(uint8_t *to, struct text *texts, size_t count, void (*release)(size_t, uint8_t *))
{
    size_t all = 0;
    for (size_t i = 0; i < count; i++) {
        memcpy(to + all, texts[i].start, texts[i].len);
        release(texts[i].capacity, texts[i].start);
        all += texts[i].len;
    }
    return all;
}
