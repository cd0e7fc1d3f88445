/* Textures of surfaces, in the coordinates of the thing at rest: grain everywhere, and patterns by number. */
#include "batch.h"

enum { BLOCK = 32 };  /* pixels that are looked at together: many have no grain */
#define LEAST .01f /* grain that is seen */
/* Gloss below which nothing is seen in a surface, and no lamp: half more of it, as grain may add, is rougher than SATIN and
 * GLOSSY (light.c). Else it would matter which pixels are lit together. */
#define MATT .06f
#define DULL .23f

/* Roughness of a gloss: 0 is plaster, 1 is varnish, 3 a mirror. */
static inline float roughness(float gloss) { return maxf(.92f / (1.f + maxf(gloss, 0.f) * (2.2f + .6f * gloss)), .06f); }

/* Grain varies the tone, bumps turn the normal. */
PASS roughen(Tile detail, float pixel, int from, int to, Batch *restrict p) {
  float *restrict nx = p->hit[NORMAL], *restrict ny = p->hit[NORMAL + 1], *restrict nz = p->hit[NORMAL + 2];
  EACH (int i = from; i < to; i++) {
    float x = p->hit[REST][i], y = p->hit[REST + 1][i], z = p->hit[REST + 2][i], s = p->hit[SCALE][i];
    float k = p->hit[GRAIN][i] > LEAST ? p->hit[GRAIN][i] : 0.f;
    k *= kept(p->z[i] * pixel * s, 26.f);
    float grain = (tile(detail, x * s + z * s * .7f, y * s) - .5f) * k;
    float bump = (tile(detail, x * s * 2.3f, y * s * .8f + z * s) - .5f) * k;
    nx[i] += bump * .5f; ny[i] += grain * .5f; nz[i] -= bump * .5f;
    p->tone[i] = 1.f + grain * 1.2f;
    p->rough[i] = roughness(p->hit[GLOSS][i] * (1.f + grain));
  }
}

/* The same where there is no grain. */
PASS even(int from, int to, Batch *restrict p) {
  EACH (int i = from; i < to; i++) {
    p->tone[i] = 1.f;
    p->rough[i] = roughness(p->hit[GLOSS][i]);
  }
}

/* Years of a tree along the longest way of the thing (x), with pores; metres. */
static inline float rings(Tile detail, float x, float y, float z, float wide) {
  float wave = tile(detail, x * 4.f, (y + z) * 15.f) - .5f, r = (y * 1.3f + z) * 75.f + wave * 11.f;
  float year = r - floorf(r), pores = tile(detail, x * 60.f, (y - z) * 1300.f) - .5f;
  float plank = tile(detail, x * 9.f + 31.f, (y + z) * 30.f) - .5f;
  return (smooth(1.f - fabsf(2.f * year - 1.f)) - .5f) * .13f * kept(wide, .009f) + plank * .18f +
         pores * .24f * kept(wide, .0022f);
}

/* Fine lines: knit runs in ribs, woven cloth in two threads, brushed metal and fur in strokes. */
static inline float strokes(Tile detail, int kind, float x, float y, float z, float texels) {
  float side = x + z * .83f;
  if (kind == KNIT) return (tile(detail, z * 620.f + x * 150.f, y * 260.f) - .5f) * .5f * kept(texels, .012f);
  if (kind == WEAVE) return (tile(detail, side * 1500.f, y * 130.f) - .5f) * .22f * kept(texels, .008f);
  if (kind == FUR) return (tile(detail, side * 520.f, y * 90.f) - .5f) * .8f * kept(texels, .02f);
  if (kind == BRUSHED) return (tile(detail, side * 40.f, y * 1600.f) - .5f) * .25f * kept(texels, .012f);
  return 0.f;
}

/* Strands of hair, in the coordinates across and along them: fine ones, those that lie together, and locks. The normal
 * turns across them; hair hangs, so they run down the surface. The highlight is moved along them by `shift`. */
static void strand(Tile detail, float wide, int i, Batch *p) {
  float u = p->hit[REST][i], v = p->hit[REST + 1][i];
  float fine = (tile(detail, u * 1900.f, v * 34.f) - .5f) * kept(wide, .0026f);
  float some = (tile(detail, u * 520.f + 19.f, v * 15.f) - .5f) * kept(wide, .0090f);
  float lock = (tile(detail, u * 150.f + 7.f, v * 9.f) - .5f) * kept(wide, .03f);
  float nx = p->hit[NORMAL][i], ny = p->hit[NORMAL + 1][i], nz = p->hit[NORMAL + 2][i];
  float turn = .55f * fine + .75f * some + .6f * lock;  /* across: the normal times what hangs down */
  p->hit[NORMAL][i] += nz * turn; p->hit[NORMAL + 2][i] -= nx * turn;
  p->hit[NORMAL + 1][i] = ny + .15f * turn;
  p->tone[i] *= maxf(1.f + .75f * fine + .85f * some + .6f * lock, .2f);
  p->shift[i] = .55f * fine + .6f * some + .35f * lock;
}

/* Patterns are rare and dear: one pixel after another, where there are any. */
static void adorn(const Mesh *meshes, Tile detail, float pixel, int n, Batch *p) {
  for (int i = 0; i < n; i++) {
    int kind = (int)(p->hit[PATTERN][i] + .5f);
    if (kind == PLAIN || clear(kind)) continue;
    float x = p->hit[REST][i], y = p->hit[REST + 1][i], z = p->hit[REST + 2][i], wide = p->z[i] * pixel, k = 0.f;
    if (kind >= PRINTED) {
      printed(detail, wide, n, i, p);
      continue;
    }
    if (kind >= BRICK && kind <= FACADE) {
      in_rows(meshes, detail, kind, wide, i, p);
      continue;
    }
    if (kind == HAIR) {
      strand(detail, wide, i, p);
      p->combed = 1;
      continue;
    }
    if (kind == WOOD) {
      k = rings(detail, x, y, z, wide) * kept(wide, .05f);
    } else if (kind == MARBLE) {
      float warp = tile(detail, x * 40.f + y * 17.f, z * 40.f - y * 29.f) - .5f;
      float vein = fabsf(tile(detail, x * 14.f + warp * 40.f + y * 9.f, z * 14.f + y * 21.f) - .5f);
      k = .08f - .55f * unit(1.f - vein * 11.f) * unit(.4f + warp);
    } else if (kind == LEATHER) {
      float cell = tile(detail, (x + .7f * z) * 700.f, y * 700.f) - .5f;
      k = cell * .3f * kept(wide, .02f);
      p->hit[NORMAL][i] += k; p->hit[NORMAL + 1][i] -= k;
    } else if (kind == BARK) {  /* long furrows, upright */
      float side = x + z * .83f, crack = fabsf(tile(detail, side * 62.f + y * 9.f, y * 13.f) - .5f);
      float fine = tile(detail, side * 190.f, y * 40.f) - .5f;
      k = (.12f - .75f * unit(1.f - crack * 11.f) + fine * .3f) * kept(wide, .06f);
      p->hit[NORMAL][i] += fine * .8f; p->hit[NORMAL + 2][i] -= fine * .8f;
    } else {
      k = strokes(detail, kind, x, y, z, wide);
      p->hit[NORMAL][i] += k * .35f; p->hit[NORMAL + 2][i] -= k * .35f;
    }
    p->tone[i] *= 1.f + k;
  }
}

void texture(const Mesh *meshes, Tile detail, float pixel, int n, Batch *p) {
  for (int from = 0, to; from < n; from = to) {
    to = mini(from + BLOCK, n);
    if (greatest(p->hit[GRAIN] + from, to - from) > LEAST) roughen(detail, pixel, from, to, p);
    else even(from, to, p);
  }
  float any = greatest(p->hit[PATTERN], n), shiny = maxf(greatest(p->hit[GLOSS], n), greatest(p->hit[METAL], n));
  p->combed = 0;
  if (any > 0.f) adorn(meshes, detail, pixel, n, p);
  p->matt = shiny < MATT;
  p->dull = shiny < DULL;
}
