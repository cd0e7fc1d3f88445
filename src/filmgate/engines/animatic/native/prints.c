/* Prints on cloth, in two colours and what lies between them. Where a point is on the cloth, in metres, stands in its
 * rest position (around, along); PATTERN says which print, over which weave, and its second colour: see prints.py. */
#include "batch.h"

#define STRIPE .046f   /* metres, each the length after which a print repeats */
#define PIN .032f
#define TARTAN .110f
#define CHECK .052f
#define ARGYLE .095f
#define DOT .066f
#define BLOSSOM .094f
#define PATCH .17f
#define ROSETTE .042f
#define ZEBRA .060f

typedef struct {
  float u, v;      /* metres around and along */
  float soft;      /* metres that a pixel spans there */
  float cloth[3], ink[3];
} Print;

/* The share of a pixel that lies inside an edge, `out` metres away from it. */
static inline float inside(float out, float soft) { return unit(.5f - out / soft); }

/* The share that is on a band `wide` metres wide in the middle of each `period`. */
static inline float band(float at, float period, float wide, float soft) {
  float q = at / period;
  return mixf(wide / period, inside(fabsf(q - floorf(q) - .5f) * period - .5f * wide, soft), kept(soft, period));
}

static inline void dye(Print *p, const float with[3], float share) {
  for (int c = 0; c < 3; c++) p->cloth[c] = mixf(p->cloth[c], with[c], share);
}

/* Between the cloth and the ink, and lighter or darker. */
static inline void between(const Print *p, float share, float bright, float out[3]) {
  for (int c = 0; c < 3; c++) out[c] = mixf(p->cloth[c], p->ink[c], share) * bright;
}

/* Woven of bands that go both ways: where one crosses another the ink is full, alone it is mixed with the cloth by a
 * twill; a pale thread runs between. */
static void tartan(Print *p) {
  float a = band(p->u, TARTAN, .46f * TARTAN, p->soft), b = band(p->v, TARTAN, .46f * TARTAN, p->soft);
  float thin = .055f * TARTAN, c = band(p->u + .5f * TARTAN, TARTAN, thin, p->soft);
  float d = band(p->v + .5f * TARTAN, TARTAN, thin, p->soft), e = band(p->u + .11f * TARTAN, TARTAN, .6f * thin, p->soft);
  float f = band(p->v + .11f * TARTAN, TARTAN, .6f * thin, p->soft);
  float twill = (band(p->u + p->v, .0036f, .0018f, p->soft) - .5f) * .34f, pale[3];
  for (int k = 0; k < 3; k++) pale[k] = .55f + .25f * (p->cloth[k] + p->ink[k]);
  dye(p, p->ink, unit(.52f * (a + b) + twill * (a + b - 2.f * a * b)));
  dye(p, pale, .62f * maxf(maxf(c, d), .7f * maxf(e, f)) + .16f * a * b);
}

static void gingham(Print *p) {
  float a = band(p->u, CHECK, .5f * CHECK, p->soft), b = band(p->v, CHECK, .5f * CHECK, p->soft);
  dye(p, p->ink, .5f * (a + b));
}

/* Diamonds, with a thin line across them. */
static void argyle(Print *p) {
  float x = p->u / ARGYLE, y = .62f * p->v / ARGYLE, s = x + y, t = x - y, keep = kept(p->soft, ARGYLE);
  float a = fabsf(s - floorf(s) - .5f), b = fabsf(t - floorf(t) - .5f);
  float one = inside((.25f - a) * ARGYLE, p->soft), two = inside((.25f - b) * ARGYLE, p->soft), line[3];
  float diamond = mixf(.25f, one * two, keep);
  between(p, .5f, 1.35f, line);
  dye(p, p->ink, diamond);
  float near = minf(fabsf(a - .5f), fabsf(b - .5f));
  dye(p, line, inside((near - .012f) * ARGYLE, p->soft) * keep);
}

/* Dots in rows, each row shifted against the last. */
static void dots(Print *p) {
  float y = p->v / DOT, row = floorf(y), x = p->u / DOT + ((int)row & 1 ? .5f : 0.f);
  x -= floorf(x) + .5f; y -= row + .5f;
  dye(p, p->ink, mixf(.23f, inside((sqrtf(x * x + y * y) - .27f) * DOT, p->soft), kept(p->soft, DOT)));
}

/* A leaf from (0, 0) along (c, s), as long as `far`. */
static inline float leaf(float x, float y, float c, float s, float far, float soft) {
  float along = (x * c + y * s) / far, across = fabsf(y * c - x * s) / far;
  float wide = .30f * (1.f - (2.f * along - 1.f) * (2.f * along - 1.f));
  return along > 0.f && along < 1.f ? inside((across - wide) * far, soft) : 0.f;
}

/* A flower of `petals` with a heart; how far out they reach: `far`. */
static void flower(Print *p, float x, float y, float far, float turn, float petals, float keep) {
  const float gold[3] = {.62f, .33f, .035f}, dark[3] = {.12f, .05f, .03f};
  float r = sqrtf(x * x + y * y), wave, deep[3], heart[3];
  if (r > far * 1.05f + p->soft) return;
  wave = fabsf(fast_sin(.5f * petals * (fast_atan2(y, x) + turn)));
  float edge = far * (.52f + .48f * sqrtf(wave)), cleft = unit(1.f - wave * 3.2f) * unit(r / far * 1.6f - .3f);
  float light = .3f * (p->ink[0] + p->ink[1] + p->ink[2]);
  between(p, .52f, .82f, deep);
  for (int c = 0; c < 3; c++) heart[c] = light > .25f || p->ink[0] < p->ink[2] ? gold[c] : mixf(gold[c], 1.f, .4f);
  float petal = inside(r - edge, p->soft) * keep;
  for (int c = 0; c < 3; c++) {
    float ink = mixf(p->ink[c], deep[c], .75f * maxf(cleft, unit(1.f - 2.1f * r / far)));
    p->cloth[c] = mixf(p->cloth[c], ink, petal);
  }
  dye(p, heart, inside(r - .27f * far, p->soft) * keep);
  dye(p, dark, .5f * inside(r - .11f * far, p->soft) * keep);
}

/* Large flowers with two leaves each in rows, small ones between them. */
static void flowers(Print *p) {
  const float green[3] = {.060f, .155f, .050f};
  float y = p->v / BLOSSOM, row = floorf(y), x = p->u / BLOSSOM + ((int)row & 1 ? .5f : 0.f), column = floorf(x);
  float keep = kept(p->soft, .8f * BLOSSOM), one = hash2((int)column, (int)row), two = hash2((int)row + 71, (int)column);
  float three = hash2((int)column + 13, (int)row - 29), far = BLOSSOM * (.235f + .055f * one), turn = 6.28f * two;
  x = (x - column - .5f - .12f * (two - .5f)) * BLOSSOM; y = (y - row - .5f - .12f * (three - .5f)) * BLOSSOM;
  float c = fast_sin(turn + 1.5708f), s = fast_sin(turn), c2 = fast_sin(turn + 4.1f), s2 = fast_sin(turn + 2.53f);
  dye(p, green, .85f * keep * maxf(leaf(x, y, c, s, 1.62f * far, p->soft), leaf(x, y, c2, s2, 1.55f * far, p->soft)));
  flower(p, x, y, far, turn, 5.f, keep);
  float v = p->v / BLOSSOM + .5f, low = floorf(v), u = p->u / BLOSSOM + ((int)low & 1 ? .25f : .75f), left = floorf(u);
  float small = BLOSSOM * (.085f + .03f * hash2((int)left, (int)low + 17));
  flower(p, (u - left - .5f) * BLOSSOM, (v - low - .5f) * BLOSSOM, small, 6.28f * hash2((int)low, (int)left), 4.f, keep);
  dye(p, p->ink, .26f * (1.f - keep));
}

static void camouflage(Print *p) {
  float x = 6.2832f / PATCH * p->u, y = 6.2832f / PATCH * p->v, k = .05f, dark[3], mid[3];
  float a = fast_sin(x + 1.7f * fast_sin(y + .7f)) + fast_sin(1.6f * y + 1.3f * fast_sin(1.4f * x)) + .35f * fast_sin(3.1f * x - 2.7f * y);
  float b = fast_sin(1.2f * y + 1.9f * fast_sin(.8f * x + 2.f)) + fast_sin(1.5f * x + 1.1f * fast_sin(1.7f * y)) + .35f * fast_sin(2.9f * x + 3.3f * y);
  between(p, .55f, 1.f, mid); between(p, .8f, .42f, dark);
  float keep = kept(p->soft, .5f * PATCH);
  dye(p, mid, mixf(.4f, inside((.35f - b) * k * .5f, p->soft), keep));
  dye(p, p->ink, mixf(.4f, inside((.25f - a) * k * .5f, p->soft), keep));
  dye(p, dark, inside((1.05f + .8f * b - a) * k * .4f, p->soft) * keep);
}

/* Broken rings, darker inside than the ground. */
static void rosettes(Print *p) {
  float x = p->u / ROSETTE, y = p->v / ROSETTE, i = floorf(x), j = floorf(y), best = 9.f, bx = 0.f, by = 0.f, own = 0.f;
  for (int q = -1; q <= 1; q++)
    for (int r = -1; r <= 1; r++) {
      float a = i + q, b = j + r, h = hash2((int)a, (int)b), k = hash2((int)b + 91, (int)a - 7);
      float dx = x - a - .5f - .62f * (h - .5f), dy = y - b - .5f - .62f * (k - .5f), d = dx * dx + dy * dy;
      if (d < best) { best = d; bx = dx; by = dy; own = h; }
    }
  float keep = kept(p->soft, ROSETTE), turn = fast_atan2(by, bx), r = sqrtf(best), inner[3];
  float lump = 1.f + .16f * fast_sin(3.f * turn + 40.f * own) + .09f * fast_sin(5.f * turn - 17.f * own);
  float size = (.25f + .09f * own) * lump, gap = unit(1.6f * fast_sin(2.f * turn + 6.28f * own) + 1.35f);
  between(p, .38f, .82f, inner);
  dye(p, inner, inside((r - size) * ROSETTE, p->soft) * keep);
  float ring = inside((fabsf(r - size) - .085f * (.35f + .65f * gap)) * ROSETTE, p->soft) * unit(gap * 3.f);
  dye(p, p->ink, mixf(.30f, own > .86f ? inside((r - .62f * size) * ROSETTE, p->soft) : ring, keep));
}

static void zebra(Print *p) {
  float warp = .016f * fast_sin(31.f * p->u + 2.f * fast_sin(17.f * p->v)) + .022f * fast_sin(13.f * p->u - 9.f * p->v);
  float keep = kept(p->soft, 1.5f * ZEBRA), wide = .46f + .2f * fast_sin(23.f * p->u + 11.f * p->v);
  dye(p, p->ink, mixf(.46f, band(p->v + warp, ZEBRA, wide * ZEBRA, 1.2f * p->soft), keep));
}

void printed(Tile detail, float wide, int n, int i, Batch *p) {
  int code = (int)(p->hit[PATTERN][i] + .5f) - PRINTED, color = code >> 5;
  float u = p->hit[REST][i], v = p->hit[REST + 1][i];
  Print q = {.u = u, .v = v, .soft = maxf(wide, 1e-4f)};
  for (int s = -1; s <= 1; s += 2) {  /* seen aslant, a pixel spans more */
    int k = i + s;
    if (k < 0 || k >= n || p->face[k] != p->face[i]) continue;
    float far = maxf(fabsf(p->hit[REST][k] - u), fabsf(p->hit[REST + 1][k] - v));
    q.soft = maxf(q.soft, far / (float)maxi(p->x[k] > p->x[i] ? p->x[k] - p->x[i] : p->x[i] - p->x[k], 1));
  }
  for (int c = 0; c < 3; c++) {
    float root = (float)(color >> (12 - 6 * c) & 63) * (1.f / 63.f);
    q.cloth[c] = p->hit[RGB + c][i];
    q.ink[c] = root * root;
  }
  switch (code & 15) {
    case STRIPES: dye(&q, q.ink, band(v, STRIPE, .5f * STRIPE, q.soft)); break;
    case PINSTRIPES: dye(&q, q.ink, .8f * band(u, PIN, .11f * PIN, q.soft)); break;
    case TARTANS: tartan(&q); break;
    case GINGHAMS: gingham(&q); break;
    case ARGYLES: argyle(&q); break;
    case DOTS: dots(&q); break;
    case FLOWERS: flowers(&q); break;
    case CAMOUFLAGES: camouflage(&q); break;
    case ROSETTES: rosettes(&q); break;
    default: zebra(&q);
  }
  for (int c = 0; c < 3; c++) p->hit[RGB + c][i] = q.cloth[c];
  float k = code & 16 ? (tile(detail, u * 620.f, v * 260.f) - .5f) * .5f * kept(wide, .012f)
                      : (tile(detail, u * 1500.f, v * 130.f) - .5f) * .22f * kept(wide, .008f);
  p->hit[NORMAL][i] += k * .35f; p->hit[NORMAL + 2][i] -= k * .35f;
  p->tone[i] *= 1.f + k;
}
