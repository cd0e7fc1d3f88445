/* Styles: what a finished picture becomes when somebody draws it. Planes are 0..255: blue, green, red, gray. */
#include <string.h>

#include "kernel.h"

enum { BLUE = 0, GREEN = 1, RED = 2, GRAY = 3 };

/* The number of a row or column beyond the edge: the picture is mirrored there. */
static inline int inside(int i, int n) {
  i = i < 0 ? -i : i;
  return i < n ? i : 2 * n - 2 - i;
}

/* A row with `far` mirrored values at both ends. */
static void mirrored(const float *row, int n, int far, float *out) {
  memcpy(out + far, row, (size_t)n * sizeof(float));
  for (int k = 1; k <= far; k++) {
    out[far - k] = row[inside(-k, n)];
    out[far + n - 1 + k] = row[inside(n - 1 + k, n)];
  }
}

PASS part(const uint8_t *restrict bgr, int n, float *restrict b, float *restrict g, float *restrict r) {
  EACH (int x = 0; x < n; x++) { b[x] = bgr[3 * x]; g[x] = bgr[3 * x + 1]; r[x] = bgr[3 * x + 2]; }
}

PASS weigh(const float *restrict b, const float *restrict g, const float *restrict r, int n, float *restrict out) {
  EACH (int x = 0; x < n; x++) out[x] = .114f * b[x] + .587f * g[x] + .299f * r[x];
}

static inline float level(float v) { return floorf(clampf(v + .5f, 0.f, 255.f)); }

PASS unite(const float *restrict b, const float *restrict g, const float *restrict r, int n, uint8_t *restrict bgr) {
  for (int x = 0; x < n; x++) {
    bgr[3 * x] = (uint8_t)(int)b[x];
    bgr[3 * x + 1] = (uint8_t)(int)g[x];
    bgr[3 * x + 2] = (uint8_t)(int)r[x];
  }
}

/* Rows of a BGR picture as planes. */
API void fg_part(const uint8_t *bgr, int H, int W, float *out, int y0, int y1) {
  ptrdiff_t plane = (ptrdiff_t)H * W;
  for (ptrdiff_t i = (ptrdiff_t)y0 * W; i < (ptrdiff_t)y1 * W; i += W) {
    part(bgr + 3 * i, W, out + i, out + plane + i, out + 2 * plane + i);
    weigh(out + i, out + plane + i, out + 2 * plane + i, W, out + GRAY * plane + i);
  }
}

/* The gray of planes whose colours changed. */
API void fg_weigh(float *planes, int H, int W, int y0, int y1) {
  ptrdiff_t plane = (ptrdiff_t)H * W;
  for (ptrdiff_t i = (ptrdiff_t)y0 * W; i < (ptrdiff_t)y1 * W; i += W)
    weigh(planes + i, planes + plane + i, planes + 2 * plane + i, W, planes + GRAY * plane + i);
}

PASS sum_up(const float *restrict in, int n, int squared, float *restrict sum) {
  if (squared) {
    EACH (int x = 0; x < n; x++) sum[x] += in[x] * in[x];
  } else {
    EACH (int x = 0; x < n; x++) sum[x] += in[x];
  }
}

PASS sum_along(const float *restrict in, int n, int many, float share, float *restrict out) {
  for (int x = 0; x < n; x++) out[x] = 0.f;
  for (int k = 0; k < many; k++) {
    EACH (int x = 0; x < n; x++) out[x] += in[x + k];
  }
  EACH (int x = 0; x < n; x++) out[x] *= share;
}

PASS vary(const float *restrict mean, int n, float *restrict spread) {
  EACH (int x = 0; x < n; x++) spread[x] -= mean[x] * mean[x];
}

/* Means of the colours, and how much gray varies, in squares of r + 1 pixels that end at each pixel; [4][H + r][W + r],
 * as many more on the right and below. */
API void fg_squares(const float *planes, int H, int W, int r, float *out, int y0, int y1) {
  ptrdiff_t plane = (ptrdiff_t)H * W, wide = (ptrdiff_t)(H + r) * (W + r);
  float sum[MAX_WIDTH], row[2 * MAX_WIDTH], gray[2 * MAX_WIDTH], share = 1.f / (float)((r + 1) * (r + 1));
  for (int y = y0; y < y1; y++)
    for (int q = 0; q < 5; q++) {  /* blue, green, red, gray, its square */
      memset(sum, 0, (size_t)W * sizeof(float));
      for (int j = y - r; j <= y; j++)
        sum_up(planes + mini(q, GRAY) * plane + (ptrdiff_t)inside(j, H) * W, W, q > GRAY, sum);
      mirrored(sum, W, r, row);
      float *o = out + mini(q, GRAY) * wide + (ptrdiff_t)y * (W + r);
      sum_along(row, W + r, r + 1, share, q == GRAY ? gray : o);
      if (q > GRAY) vary(gray, W + r, o);
    }
}

/* Where the square `s` is calmer than what is there, its colours take the place. */
PASS calmer(const float *restrict s, ptrdiff_t plane, int n, float *restrict best, float *restrict b, float *restrict g,
            float *restrict r) {
  EACH (int x = 0; x < n; x++) {
    int better = s[x + GRAY * plane] < best[x];
    best[x] = better ? s[x + GRAY * plane] : best[x];
    b[x] = better ? s[x] : b[x];
    g[x] = better ? s[x + plane] : g[x];
    r[x] = better ? s[x + 2 * plane] : r[x];
  }
}

/* Each pixel becomes the mean of the calmest of the four squares around it (Kuwahara et al. 1976). */
API void fg_calm(const float *squares, int H, int W, int r, float *planes, int y0, int y1) {
  ptrdiff_t plane = (ptrdiff_t)H * W, wide = (ptrdiff_t)(H + r) * (W + r);
  float best[MAX_WIDTH];
  for (int y = y0; y < y1; y++) {
    float *p = planes + (ptrdiff_t)y * W;
    for (int x = 0; x < W; x++) best[x] = 1e12f;
    for (int k = 0; k < 4; k++)
      calmer(squares + (ptrdiff_t)(y + (k & 1 ? 0 : r)) * (W + r) + (k & 2 ? 0 : r), wide, W, best, p, p + plane,
             p + 2 * plane);
    weigh(p, p + plane, p + 2 * plane, W, p + GRAY * plane);
  }
}

PASS pool(const float *restrict wash, const float *restrict gray, const float *restrict soft, const float *restrict paper,
          float bare, float across, float ix, int n, float *restrict o) {
  EACH (int x = 0; x < n; x++) {
    float pooled = clampf(soft[x] - gray[x], 0.f, 40.f), bright = 255.f - (255.f - wash[x]) * .82f;
    float v = bright - .9f * pooled + 3.5f * paper[x] * (1.f - bright * (1.f / 330.f));
    float u = x * ix - 1.f, u2 = u * u, u4 = u2 * u2;
    float k = unit((maxf(u4 * u4, across) + .05f * paper[x] - .55f) * 3.2f);
    o[x] = level(v + (bare - v) * k);
  }
}

/* Washes on paper: pigment gathers where `soft` is brighter than the wash; the rim of the paper stays bare. */
API void fg_pool(const float *wash, const float *soft, const float *paper, int H, int W, uint8_t *bgr, int y0, int y1) {
  const float bare[3] = {232.f, 242.f, 246.f};
  ptrdiff_t plane = (ptrdiff_t)H * W;
  float o[3][MAX_WIDTH];
  for (int y = y0; y < y1; y++) {
    ptrdiff_t i = (ptrdiff_t)y * W;
    float v = 2.f * y / (H - 1) - 1.f, v2 = v * v, v4 = v2 * v2;
    for (int c = 0; c < 3; c++)
      pool(wash + c * plane + i, wash + GRAY * plane + i, soft + i, paper + i, bare[c], v4 * v4, 2.f / (W - 1), W, o[c]);
    unite(o[0], o[1], o[2], W, bgr + 3 * i);
  }
}

enum { FAR = 3, PADDED = MAX_WIDTH + 2 * FAR };  /* pixels to both sides that a flat colour is a mean of */

/* One neighbour of each pixel of a row: it counts if it is near (share) and has a similar colour. */
PASS resemble(const float *restrict b, const float *restrict g, const float *restrict r, const float *restrict nb,
              const float *restrict ng, const float *restrict nr, float share, float falloff, int n, float *restrict sum) {
  EACH (int x = 0; x < n; x++) {
    float d = fabsf(nb[x] - b[x]) + fabsf(ng[x] - g[x]) + fabsf(nr[x] - r[x]), k = maxf(1.f - d * d * falloff, 0.f);
    k *= k; k *= k; k *= k; k *= k;  /* (1 - q / 16)^16: nearly e^-q */
    k *= share;
    sum[x] += k * nb[x];
    sum[x + MAX_WIDTH] += k * ng[x];
    sum[x + 2 * MAX_WIDTH] += k * nr[x];
    sum[x + 3 * MAX_WIDTH] += k;
  }
}

/* Means of what is near and has a similar colour (after Tomasi and Manduchi 1998). tone: levels, near: pixels. */
API void fg_flatten(const float *in, int H, int W, float tone, float near, float *out, int y0, int y1) {
  ptrdiff_t plane = (ptrdiff_t)H * W;
  float row[3][PADDED], sum[4 * MAX_WIDTH], falloff = .5f / (tone * tone * 16.f);
  for (int y = y0; y < y1; y++) {
    const float *p = in + (ptrdiff_t)y * W;
    memset(sum, 0, sizeof sum);
    for (int j = -FAR; j <= FAR; j++) {
      for (int c = 0; c < 3; c++) mirrored(in + c * plane + (ptrdiff_t)inside(y + j, H) * W, W, FAR, row[c]);
      for (int i = -FAR; i <= FAR; i++)
        if (i * i + j * j <= FAR * FAR)
          resemble(p, p + plane, p + 2 * plane, row[0] + FAR + i, row[1] + FAR + i, row[2] + FAR + i,
                   fast_exp(-.5f * (float)(i * i + j * j) / (near * near)), falloff, W, sum);
    }
    for (int c = 0; c < 3; c++)
      for (int x = 0; x < W; x++) out[c * plane + (ptrdiff_t)y * W + x] = sum[c * MAX_WIDTH + x] / sum[3 * MAX_WIDTH + x];
  }
}

PASS step(const float *restrict gray, const float *restrict ink, int n, float *restrict b, float *restrict g,
          float *restrict r) {
  EACH (int x = 0; x < n; x++) {
    float tone = maxf(gray[x], 1.f), steps = tone * (6.f / 255.f), whole = floorf(steps);
    float stepped = (whole + unit((steps - whole - .5f) * 5.f + .5f)) * (255.f / 6.f);
    float k = .45f + .55f * stepped / tone, mean = (b[x] + g[x] + r[x]) * k * (1.f / 3.f), paint = 1.f - .85f * ink[x];
    b[x] = level((mean + (b[x] * k - mean) * 1.35f) * paint);
    g[x] = level((mean + (g[x] * k - mean) * 1.35f) * paint);
    r[x] = level((mean + (r[x] * k - mean) * 1.35f) * paint);
  }
}

/* Flat colours in a few steps of light, with ink; `flat` is a scratch afterwards. */
API void fg_step(float *flat, const float *ink, int H, int W, uint8_t *bgr, int y0, int y1) {
  ptrdiff_t plane = (ptrdiff_t)H * W;
  for (ptrdiff_t i = (ptrdiff_t)y0 * W; i < (ptrdiff_t)y1 * W; i += W) {
    step(flat + GRAY * plane + i, ink + i, W, flat + i, flat + plane + i, flat + 2 * plane + i);
    unite(flat + i, flat + plane + i, flat + 2 * plane + i, W, bgr + 3 * i);
  }
}

/* Logarithm of x > 0, absolute error below 1e-6. */
static inline float fast_log(float x) {
  union { float f; int32_t i; } q = {x};
  int32_t power = (q.i - 0x3f3504f3) >> 23;  /* the rest lies around 1, from its root of a half */
  q.i -= power * (1 << 23);
  float s = (q.f - 1.f) / (q.f + 1.f), s2 = s * s;
  return (float)power * .69314718f + 2.f * s * (1.f + s2 * (1.f / 3.f + s2 * (.2f + s2 * (1.f / 7.f))));
}

PASS nearness(const float *restrict depth, float far, int n, float *restrict out) {
  EACH (int x = 0; x < n; x++) out[x] = fast_log(minf(depth[x], far));
}

PASS solids(const uint8_t *restrict m, int n, float *restrict out) {
  EACH (int x = 0; x < n; x++) out[x] = m[x] >= SOLID ? 1.f : 0.f;
}

/* Ink of a row from three rows of each: logarithm of depth (d), solid or not (m), gray (g). */
PASS stroke(const float *restrict d, const float *restrict m, const float *restrict g, float last, int n,
            float *restrict out) {
  const float *restrict d1 = d + PADDED, *restrict d2 = d + 2 * PADDED, *restrict m1 = m + PADDED;
  const float *restrict m2 = m + 2 * PADDED, *restrict g1 = g + PADDED, *restrict g2 = g + 2 * PADDED;
  EACH (int x = FAR; x < n + FAR; x++) {
    float jump = fabsf(2.f * (d[x - 1] + d[x + 1] + d2[x - 1] + d2[x + 1]) - 8.f * d1[x]);
    float any = maxf(maxf(maxf(m[x - 1], m[x]), maxf(m[x + 1], m1[x - 1])), maxf(m1[x], m1[x + 1]));
    any = maxf(any, maxf(m2[x - 1], maxf(m2[x], m2[x + 1])));
    float sx = g[x + 1] + 2.f * g1[x + 1] + g2[x + 1] - g[x - 1] - 2.f * g1[x - 1] - g2[x - 1];
    float sy = g2[x - 1] + 2.f * g2[x] + g2[x + 1] - g[x - 1] - 2.f * g[x] - g[x + 1];
    float here = d1[x] < last ? any : 0.f, slope = sqrtf(sx * sx + sy * sy);
    out[x - FAR] = unit(unit((jump - .1f) * 4.f) * here + unit((slope - 150.f) * .005f));
  }
}

/* Ink 0..1 where the depth jumps at a solid, and where the picture has a strong edge. far, last: metres. */
API void fg_ink(const float *depth, const uint8_t *mat, const float *gray, int H, int W, float far, float last, float *out,
                int y0, int y1) {
  float d[3][PADDED], m[3][PADDED], g[3][PADDED], row[MAX_WIDTH];
  for (int y = y0; y < y1; y++) {
    for (int j = 0; j < 3; j++) {
      ptrdiff_t i = (ptrdiff_t)inside(y + j - 1, H) * W;
      nearness(depth + i, far, W, row);
      mirrored(row, W, FAR, d[j]);
      solids(mat + i, W, row);
      mirrored(row, W, FAR, m[j]);
      mirrored(gray + i, W, FAR, g[j]);
    }
    stroke(d[0], m[0], g[0], fast_log(last), W, out + (ptrdiff_t)y * W);
  }
}

static inline float hatch(float dark, float limit, float along, float paper) {
  return unit((dark - limit) * 2.2f) * (.5f + .5f * fast_sin(along + .7f * paper));
}

PASS pencil(const float *restrict gray, const float *restrict soft, const float *restrict shade, const float *restrict ink,
            const float *restrict paper, float y, float thick, int n, float *restrict b, float *restrict g,
            float *restrict r) {
  EACH (int x = 0; x < n; x++) {
    float line = minf(gray[x] / maxf(soft[x], 1.f) * 262.f, 255.f), dark = 1.f - shade[x] * (1.f / 255.f), p = paper[x];
    float strokes = hatch(dark, .35f, (x + y) * thick, p) + hatch(dark, .6f, (x - .8f * y) * thick, p)
                  + hatch(dark, .78f, (x + .2f * y) * thick, p);
    float tone = clampf(line - 46.f * strokes - 150.f * ink[x] + 5.f * p, 18.f, 246.f);
    b[x] = level(tone * .93f);
    g[x] = level(tone * .975f);
    r[x] = level(tone);
  }
}

/* Pencil: tone as hatching on paper, ink over it. soft, shade: the gray, blurred much and little; unit: pixels. */
API void fg_pencil(const float *gray, const float *soft, const float *shade, const float *ink, const float *paper, int H,
                   int W, float unit, uint8_t *bgr, int y0, int y1) {
  float b[MAX_WIDTH], g[MAX_WIDTH], r[MAX_WIDTH];
  (void)H;
  for (int y = y0; y < y1; y++) {
    ptrdiff_t i = (ptrdiff_t)y * W;
    pencil(gray + i, soft + i, shade + i, ink + i, paper + i, (float)y, 1.f / (1.9f * unit), W, b, g, r);
    unite(b, g, r, W, bgr + 3 * i);
  }
}
